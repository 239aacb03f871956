using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>Several operations, of which all are done or none.</summary>
public abstract class TransactionBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    static readonly KeyValueAddress Alice = new("coins:alice");
    static readonly KeyValueAddress Bob = new("coins:bob", ["bank"]);

    protected override StorageLimits Limits { get; } = new() { TenantBytes = 25 * 300 };

    [Fact]
    public async Task All_operations_are_done_and_say_what_they_did()
    {
        await SetAsync(Alice, """{"Integer":10}""");

        var result = await RunAsync(
            KeyValueOperation.Check(Alice, KeyValueCondition.EqualTo(Json("""{"Float":10.0}"""))),
            KeyValueOperation.Increment(Alice, Json("""{"Integer":-3}""")),
            KeyValueOperation.Increment(Bob, Json("""{"Integer":3}""")),
            KeyValueOperation.Set(Key, Json("""{"Text":"done"}""")),
            KeyValueOperation.Delete(Key),
            KeyValueOperation.Delete(Key));

        (result.IsCommitted, result.Failed).ShouldBe((true, null));
        result.Results.Select(Describe).ShouldBe(["True", """{"Integer":7}""", """{"Integer":3}""", "null", "True", "False"]);
        (await ReadAsync(Alice)).ShouldBe("""{"Integer":7}""");
        (await ReadAsync(Bob)).ShouldBe("""{"Integer":3}""");
        (await ReadAsync(Key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_check_that_does_not_hold_undoes_everything_and_is_named()
    {
        await SetAsync(Alice, """{"Integer":10}""");

        var result = await RunAsync(
            KeyValueOperation.Increment(Alice, Json("""{"Integer":-3}""")),
            KeyValueOperation.Delete(Alice),
            KeyValueOperation.Check(Bob, KeyValueCondition.Present),
            KeyValueOperation.Set(Bob, Json("""{"Integer":3}""")));

        (result.IsCommitted, result.Failed, result.Results.Count).ShouldBe((false, 2, 0));
        (await ReadAsync(Alice)).ShouldBe("""{"Integer":10}""");
        (await ReadAsync(Bob)).ShouldBeNull();
    }

    [Fact]
    public async Task Operations_see_what_those_before_them_did()
    {
        var result = await RunAsync(
            KeyValueOperation.Check(Key, KeyValueCondition.Absent),
            KeyValueOperation.Set(Key, Json("""{"Integer":1}"""), TimeSpan.FromSeconds(1000)),
            KeyValueOperation.Check(Key, KeyValueCondition.EqualTo(Json("""{"Integer":1}"""))),
            KeyValueOperation.Increment(Key, Json("""{"Integer":1}""")),
            KeyValueOperation.Increment(Key, Json("""{"Integer":1}""")));

        Text(result.Results[4].Sum).ShouldBe("""{"Integer":3}""");
        await PassAsync(2000);
        (await ReadAsync(Key)).ShouldBeNull();
    }

    [Fact]
    public async Task What_cannot_be_added_undoes_everything_and_is_named()
    {
        await SetAsync(Alice, """{"Text":"rich"}""");
        await SetAsync(Bob, """{"Float":1.7976931348623157E+308}""");

        var noNumber = await Should.ThrowAsync<KeyValueException>(() => RunAsync(
            KeyValueOperation.Set(Key, Json("\"Null\"")), KeyValueOperation.Increment(Alice, Json("""{"Integer":1}"""))));
        var tooLarge = await Should.ThrowAsync<KeyValueException>(() => RunAsync(
            KeyValueOperation.Set(Key, Json("\"Null\"")),
            KeyValueOperation.Increment(Bob, Json("""{"Float":1.7976931348623157E+308}""")),
            KeyValueOperation.Set(Key, Json("\"Null\""))));

        (noNumber.Problem, tooLarge.Problem).ShouldBe((KeyValueProblem.NotANumber, KeyValueProblem.NumberOutOfRange));
        noNumber.Message.ShouldStartWith("Operation 1 (from 0): ");
        tooLarge.Message.ShouldStartWith("Operation 1 (from 0): ");
        (await ReadAsync(Key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_check_that_does_not_hold_counts_before_a_later_refusal()
    {
        await SetAsync(Alice, """{"Float":1.7976931348623157E+308}""");

        var result = await RunAsync(
            KeyValueOperation.Check(Key, KeyValueCondition.Present),
            KeyValueOperation.Increment(Alice, Json("""{"Float":1.7976931348623157E+308}""")));

        result.Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_quota_that_is_reached_on_the_way_undoes_everything()
    {
        var large = Json($$"""{"Text":"{{new string('x', 4000)}}"}""");

        var refusal = await Should.ThrowAsync<KeyValueException>(() => RunAsync(
            KeyValueOperation.Set(Alice, large), KeyValueOperation.Set(Bob, large)));

        refusal.Problem.ShouldBe(KeyValueProblem.QuotaExceeded);
        refusal.Message.ShouldStartWith("Operation 1 (from 0): ");
        (await ReadAsync(Alice)).ShouldBeNull();
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_has_one_to_twenty_five_operations()
    {
        (await RefusalOf(() => RunAsync())).ShouldBe(KeyValueProblem.BadTransaction);
        (await RefusalOf(() => RunAsync([.. Enumerable.Repeat(KeyValueOperation.Delete(Key), 26)]))).ShouldBe(KeyValueProblem.BadTransaction);
        var many = await RunAsync([.. Enumerable.Range(0, 25).Select(n => KeyValueOperation.Set(new KeyValueAddress($"{n}"), Json("\"Null\"")))]);
        many.IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public async Task An_operation_beyond_a_limit_is_named()
    {
        var refusal = await Should.ThrowAsync<KeyValueException>(
            () => RunAsync(KeyValueOperation.Delete(Key), KeyValueOperation.Delete(new KeyValueAddress(""))));

        (refusal.Problem, refusal.Message).ShouldBe((KeyValueProblem.BadKey, "Operation 1 (from 0): The key is empty."));
    }

    [Fact]
    public async Task Transactions_that_cross_each_other_lose_nothing_and_never_wait_for_each_other_for_ever()
    {
        await SetAsync(Alice, """{"Integer":1000}""");
        await SetAsync(Bob, """{"Integer":1000}""");

        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => n % 2 == 0 ? MoveAsync(Alice, Bob) : MoveAsync(Bob, Alice)));

        (await ReadAsync(Alice)).ShouldBe("""{"Integer":1000}""");
        (await ReadAsync(Bob)).ShouldBe("""{"Integer":1000}""");
    }

    [Fact]
    public async Task Of_many_that_check_the_same_one_is_done()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => RunAsync(
            KeyValueOperation.Check(Key, KeyValueCondition.Absent), KeyValueOperation.Set(Key, Json($$"""{"Integer":{{n}}}""")))));

        results.Count(result => result.IsCommitted).ShouldBe(1);
    }

    Task<KeyValueTransactionResult> MoveAsync(KeyValueAddress from, KeyValueAddress to) => RunAsync(
        KeyValueOperation.Increment(from, Json("""{"Integer":-1}""")), KeyValueOperation.Increment(to, Json("""{"Integer":1}""")));

    Task<KeyValueTransactionResult> RunAsync(params KeyValueOperation[] operations) => Store.TransactAsync(Tenant, operations, Cancel);

    static string Describe(KeyValueOperationResult result) =>
        result.Held is { } held ? $"{held}" : result.Sum.IsEmpty ? "null" : Text(result.Sum);
}
