using TemplateWorker.Storage.KeyValue;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>
/// Records that stay for a time. Real time passes beside that which the scene moves: the times are so long that what a
/// busy machine adds to them changes nothing.
/// </summary>
public abstract class ExpiryBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    const string One = """{"Integer":1}""";
    const string Two = """{"Integer":2}""";

    [Fact]
    public async Task A_record_is_there_until_its_time_has_passed()
    {
        await SetAsync(Key, One, seconds: 6000);

        await PassAsync(5000);
        (await ReadAsync(Key)).ShouldBe(One);
        await PassAsync(2000);

        (await ReadAsync(Key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_says_until_when_it_is_there()
    {
        await SetAsync(Key, One);
        (await Store.GetAsync(Tenant, Key, Cancel))!.ExpiresAt.ShouldBeNull();

        await SetAsync(Key, One, seconds: 3600);

        var record = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
        (record.ExpiresAt.ShouldNotBeNull() - record.LastUpdatedAt).ShouldBe(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        (await Store.FindAsync(Tenant, new KeyValueQuery(), Cancel)).Records.Single().ExpiresAt.ShouldBe(record.ExpiresAt);
    }

    [Fact]
    public async Task What_has_passed_is_absent_everywhere()
    {
        await SetAsync(Key, One, seconds: 1);
        await SetAsync(new KeyValueAddress("other", ["kept"]), One);
        await SetAsync(new KeyValueAddress("gone", ["passed"]), One, seconds: 1);
        await PassAsync(2);

        var gets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.GetAsync(Tenant, Key, Cancel)));
        gets.ShouldAllBe(record => record == null);
        (await Store.FindAsync(Tenant, new KeyValueQuery(), Cancel)).Records.Select(record => record.Key).ShouldBe(["other"]);
        (await Store.ListScopesAsync(Tenant, after: null, Cancel)).ShouldBe(["kept"]);
        (await Store.ExpireAsync(Tenant, Key, TimeSpan.FromHours(1), Cancel)).ShouldBeFalse();
        (await Store.SetIfAsync(Tenant, Key, Json(Two), KeyValueCondition.Present, null, Cancel)).ShouldBeFalse();
        (await Store.SetIfAsync(Tenant, Key, Json(Two), KeyValueCondition.EqualTo(Json(One)), null, Cancel)).ShouldBeFalse();
        (await Store.TransactAsync(Tenant, [KeyValueOperation.Check(Key, KeyValueCondition.Present)], Cancel)).IsCommitted.ShouldBeFalse();
        (await Store.TransactAsync(Tenant, [KeyValueOperation.Check(Key, KeyValueCondition.EqualTo(Json(One)))], Cancel)).IsCommitted.ShouldBeFalse();
        (await Store.TransactAsync(Tenant, [KeyValueOperation.Check(Key, KeyValueCondition.Absent)], Cancel)).IsCommitted.ShouldBeTrue();
        (await Store.DeleteAsync(Tenant, Key, Cancel)).ShouldBeFalse();
        (await Store.SetIfAsync(Tenant, new KeyValueAddress("gone", ["passed"]), Json(Two), KeyValueCondition.Absent, null, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_record_written_after_its_time_is_a_new_one()
    {
        await SetAsync(Key, """{"Integer":41}""", seconds: 1000);
        var before = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
        await PassAsync(2000);

        Text(await Store.IncrementAsync(Tenant, Key, Json(One), Cancel)).ShouldBe(One);

        var after = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
        after.Id.ShouldNotBe(before.Id);
        after.CreatedAt.ShouldBeGreaterThan(before.CreatedAt);
        after.ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task Setting_again_without_a_time_keeps_it_for_ever_and_counting_up_keeps_the_time()
    {
        var counted = new KeyValueAddress("counted");
        await SetAsync(Key, One, seconds: 1000);
        await SetAsync(counted, One, seconds: 1000);

        await SetAsync(Key, Two);
        await Store.IncrementAsync(Tenant, counted, Json(One), Cancel);
        await PassAsync(2000);

        (await ReadAsync(Key)).ShouldBe(Two);
        (await ReadAsync(counted)).ShouldBeNull();
    }

    [Fact]
    public async Task The_time_of_a_record_can_be_said_anew_and_taken_away()
    {
        await SetAsync(Key, One, seconds: 1000);
        var before = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();

        (await Store.ExpireAsync(Tenant, Key, TimeSpan.FromSeconds(6000), Cancel)).ShouldBeTrue();
        await PassAsync(5000);
        (await ReadAsync(Key)).ShouldBe(One);
        (await Store.ExpireAsync(Tenant, Key, null, Cancel)).ShouldBeTrue();
        await PassAsync(10_000);

        var after = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
        (after.Id, after.LastUpdatedAt, after.ExpiresAt).ShouldBe((before.Id, before.LastUpdatedAt, null));
        (await Store.ExpireAsync(OtherTenant, Key, null, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_conditional_set_may_say_a_time_too()
    {
        (await Store.SetIfAsync(Tenant, Key, Json(One), KeyValueCondition.Absent, TimeSpan.FromSeconds(1000), Cancel)).ShouldBeTrue();
        (await Store.SetIfAsync(Tenant, Key, Json(Two), KeyValueCondition.Absent, null, Cancel)).ShouldBeFalse();
        await PassAsync(2000);

        (await Store.SetIfAsync(Tenant, Key, Json(Two), KeyValueCondition.Absent, null, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_time_that_is_none_or_too_long_is_refused()
    {
        (await RefusalOf(() => SetAsync(Key, One, seconds: 0))).ShouldBe(KeyValueProblem.BadTimeToLive);
        (await RefusalOf(() => SetAsync(Key, One, seconds: -1))).ShouldBe(KeyValueProblem.BadTimeToLive);
        (await RefusalOf(() => SetAsync(Key, One, seconds: 315_360_001))).ShouldBe(KeyValueProblem.BadTimeToLive);
        (await RefusalOf(() => Store.ExpireAsync(Tenant, Key, TimeSpan.MaxValue, Cancel))).ShouldBe(KeyValueProblem.BadTimeToLive);
        await SetAsync(Key, One, seconds: 315_360_000);
        (await ReadAsync(Key)).ShouldBe(One);
    }
}
