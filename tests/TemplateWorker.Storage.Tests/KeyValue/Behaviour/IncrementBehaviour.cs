using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>Counting up.</summary>
public abstract class IncrementBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    [Theory]
    [InlineData(null, """{"Integer":1}""", """{"Integer":1}""")]
    [InlineData("""{"Integer":41}""", """{"Integer":1}""", """{"Integer":42}""")]
    [InlineData("""{"Integer":1}""", """{"Integer":-3}""", """{"Integer":-2}""")]
    [InlineData("""{"Integer":1}""", """{"Float":0.5}""", """{"Float":1.5}""")]
    [InlineData("""{"Float":0.1}""", """{"Float":0.2}""", """{"Float":0.30000000000000004}""")]
    [InlineData("""{"Float":1.5}""", """{"Float":1.5}""", """{"Float":3.0}""")]
    [InlineData("""{"Float":5.0}""", """{"Integer":1}""", """{"Float":6.0}""")]
    [InlineData("""{"Float":null}""", """{"Integer":1}""", """{"Float":null}""")]
    [InlineData("""{"UnsignedInteger":"18446744073709551614"}""", """{"Integer":1}""", """{"UnsignedInteger":"18446744073709551615"}""")]
    [InlineData("""{"Integer":"9223372036854775807"}""", """{"Integer":1}""", """{"UnsignedInteger":"9223372036854775808"}""")]
    public async Task The_sum_is_stored_and_returned(string? before, string by, string sum)
    {
        if (before is not null)
            await SetAsync(Key, before);

        Text(await Store.IncrementAsync(Tenant, Key, Json(by), Cancel)).ShouldBe(sum);

        Text((await Store.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe(sum);
    }

    [Theory]
    [InlineData("""{"Text":"1"}""", """{"Integer":1}""", KeyValueProblem.NotANumber)]
    [InlineData("\"Null\"", """{"Integer":1}""", KeyValueProblem.NotANumber)]
    [InlineData("""{"Integer":1}""", """{"Text":"1"}""", KeyValueProblem.NotANumber)]
    [InlineData("""{"Integer":"-9223372036854775808"}""", """{"Integer":-1}""", KeyValueProblem.NumberOutOfRange)]
    [InlineData("""{"UnsignedInteger":"18446744073709551615"}""", """{"Integer":1}""", KeyValueProblem.NumberOutOfRange)]
    [InlineData("""{"Float":1.7976931348623157E+308}""", """{"Float":1.7976931348623157E+308}""", KeyValueProblem.NumberOutOfRange)]
    public async Task What_cannot_be_added_is_refused_and_stays(string before, string by, KeyValueProblem problem)
    {
        await SetAsync(Key, before);
        var stored = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();

        var refusal = await Should.ThrowAsync<KeyValueException>(() => Store.IncrementAsync(Tenant, Key, Json(by), Cancel));

        refusal.Problem.ShouldBe(problem);
        (await Store.GetAsync(Tenant, Key, Cancel))!.Value.ToArray().ShouldBe(stored.Value.ToArray());
    }

    [Fact]
    public async Task None_of_many_at_once_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ =>
            Store.IncrementAsync(Tenant, Key, Json("""{"Integer":1}"""), Cancel)));

        Text((await Store.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe("""{"Integer":200}""");
    }
}
