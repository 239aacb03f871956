using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>Numeric lists in order of their scores.</summary>
public abstract class SortedListBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    const string Levels = "levels";

    protected override StorageLimits Limits { get; } = new() { TenantBytes = 820, PageRecords = 5, SortedOffset = 50 };

    [Fact]
    public async Task Members_come_from_the_highest_score_and_equal_ones_by_code_point()
    {
        await FillAsync(("carol", 5), ("bob", 7), ("dave", 5), ("Alice", 5), ("eve", -1.5));

        (await TopAsync()).ShouldBe(["1 bob 7", "2 Alice 5", "3 carol 5", "4 dave 5", "5 eve -1.5"]);
        (await TopAsync(limit: 2, offset: 1)).ShouldBe(["2 Alice 5", "3 carol 5"]);
        (await TopAsync(limit: 2, isAscending: true)).ShouldBe(["5 eve -1.5", "4 dave 5"]);
        (await TopAsync(limit: 2, offset: 2, isAscending: true)).ShouldBe(["3 carol 5", "2 Alice 5"]);
        (await TopAsync(offset: 5)).ShouldBeEmpty();
        (await Store.ListTopAsync(OtherTenant, Levels, new SortedListQuery(), Cancel)).ShouldBeEmpty();
        (await Store.ListTopAsync(Tenant, "others", new SortedListQuery(), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_knows_its_score_and_rank()
    {
        await FillAsync(("carol", 5), ("bob", 7), ("dave", 5));

        (await Store.FindMemberAsync(Tenant, Levels, "bob", Cancel)).ShouldBe(new SortedEntry("bob", 7, 1));
        (await Store.FindMemberAsync(Tenant, Levels, "carol", Cancel)).ShouldBe(new SortedEntry("carol", 5, 2));
        (await Store.FindMemberAsync(Tenant, Levels, "dave", Cancel)).ShouldBe(new SortedEntry("dave", 5, 3));
        (await Store.FindMemberAsync(Tenant, Levels, "nobody", Cancel)).ShouldBeNull();
        (await Store.FindMemberAsync(OtherTenant, Levels, "bob", Cancel)).ShouldBeNull();
        (await Store.CountMembersAsync(Tenant, Levels, Cancel)).ShouldBe(3);
        (await Store.CountMembersAsync(Tenant, "others", Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_score_can_be_set_anew_and_added_to()
    {
        await FillAsync(("bob", 7), ("carol", 5));

        await Store.SetScoreAsync(Tenant, Levels, "carol", 8, Cancel);
        (await Store.AddToScoreAsync(Tenant, Levels, "bob", 0.5, Cancel)).ShouldBe(7.5);
        (await Store.AddToScoreAsync(Tenant, Levels, "dave", -2, Cancel)).ShouldBe(-2);

        (await TopAsync()).ShouldBe(["1 carol 8", "2 bob 7.5", "3 dave -2"]);
    }

    [Fact]
    public async Task No_addition_of_many_at_once_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Store.AddToScoreAsync(Tenant, Levels, $"{n % 2}", 1, Cancel)));

        (await TopAsync()).ShouldBe(["1 0 50", "2 1 50"]);
    }

    [Fact]
    public async Task Members_can_be_taken_out_one_by_one_and_all_together()
    {
        await FillAsync(("bob", 7), ("carol", 5), ("dave", 3));

        (await Store.DeleteMemberAsync(Tenant, Levels, "bob", Cancel)).ShouldBeTrue();
        (await Store.DeleteMemberAsync(Tenant, Levels, "bob", Cancel)).ShouldBeFalse();
        (await TopAsync()).ShouldBe(["1 carol 5", "2 dave 3"]);
        (await Store.ClearListAsync(OtherTenant, Levels, Cancel)).ShouldBe(0);
        (await Store.ClearListAsync(Tenant, Levels, Cancel)).ShouldBe(2);

        (await TopAsync()).ShouldBeEmpty();
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Members_count_against_the_tenants_quota_as_records_do()
    {
        // A member takes its own text, the list's and 64: 73 here.
        await FillAsync([.. Enumerable.Range(0, 11).Select(n => ($"m{n:00}", (double)n))]);
        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(803);
        (await RefusalOf(() => Store.SetScoreAsync(Tenant, Levels, "m11", 1, Cancel))).ShouldBe(KeyValueProblem.QuotaExceeded);
        (await RefusalOf(() => Store.AddToScoreAsync(Tenant, Levels, "m11", 1, Cancel))).ShouldBe(KeyValueProblem.QuotaExceeded);
        (await RefusalOf(() => SetAsync(Key, """{"Text":"more"}"""))).ShouldBe(KeyValueProblem.QuotaExceeded);

        await Store.AddToScoreAsync(Tenant, Levels, "m10", 1, Cancel);
        await Store.DeleteMemberAsync(Tenant, Levels, "m00", Cancel);
        await Store.SetScoreAsync(Tenant, Levels, "m11", 1, Cancel);

        (await Store.CountBytesAsync(Tenant, Cancel)).ShouldBe(803);
    }

    [Fact]
    public async Task What_is_beyond_a_limit_is_refused()
    {
        (await RefusalOf(() => Store.SetScoreAsync(Tenant, "", "bob", 1, Cancel))).ShouldBe(KeyValueProblem.BadList);
        (await RefusalOf(() => Store.SetScoreAsync(Tenant, Levels, new string('é', 257), 1, Cancel))).ShouldBe(KeyValueProblem.BadList);
        (await RefusalOf(() => Store.SetScoreAsync(Tenant, Levels, "a\0", 1, Cancel))).ShouldBe(KeyValueProblem.BadList);
        (await RefusalOf(() => Store.SetScoreAsync(Tenant, Levels, "bob", double.NaN, Cancel))).ShouldBe(KeyValueProblem.NotANumber);
        (await RefusalOf(() => Store.AddToScoreAsync(Tenant, Levels, "bob", double.PositiveInfinity, Cancel))).ShouldBe(KeyValueProblem.NotANumber);
        (await RefusalOf(() => TopAsync(limit: 6))).ShouldBe(KeyValueProblem.BadQuery);
        (await RefusalOf(() => TopAsync(limit: 0))).ShouldBe(KeyValueProblem.BadQuery);
        (await RefusalOf(() => TopAsync(offset: 51))).ShouldBe(KeyValueProblem.BadQuery);
        (await RefusalOf(() => TopAsync(offset: -1))).ShouldBe(KeyValueProblem.BadQuery);

        await Store.SetScoreAsync(Tenant, Levels, "bob", double.MaxValue, Cancel);
        (await RefusalOf(() => Store.AddToScoreAsync(Tenant, Levels, "bob", double.MaxValue, Cancel))).ShouldBe(KeyValueProblem.NumberOutOfRange);
        await Store.SetScoreAsync(Tenant, Levels, "zero", -0.0, Cancel);
        double.IsNegative((await Store.FindMemberAsync(Tenant, Levels, "zero", Cancel))!.Score).ShouldBeFalse();
    }

    async Task FillAsync(params (string Member, double Score)[] members)
    {
        foreach (var (member, score) in members)
            await Store.SetScoreAsync(Tenant, Levels, member, score, Cancel);
    }

    async Task<List<string>> TopAsync(int? limit = null, int offset = 0, bool isAscending = false)
    {
        var query = new SortedListQuery { Limit = limit, Offset = offset, IsAscending = isAscending };
        return [.. (await Store.ListTopAsync(Tenant, Levels, query, Cancel)).Select(entry => FormattableString.Invariant($"{entry.Rank} {entry.Member} {entry.Score}"))];
    }
}
