using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>Reading, writing and removing single records.</summary>
public abstract class RecordBehaviour(Func<StorageLimits, Task<IKeyValueScene>> open) : KeyValueBehaviour(open)
{
    [Fact]
    public async Task What_was_set_is_read_back()
    {
        var address = new KeyValueAddress("greeting", ["b", "a", "b"]);

        await Store.SetAsync(Tenant, address, Json("""{"Text":"hé \"x\" 😀"}"""), timeToLive: null, Cancel);

        var record = (await Store.GetAsync(Tenant, address, Cancel)).ShouldNotBeNull();
        Text(record.Value).ShouldBe("""{"Text":"hé \"x\" 😀"}""");
        record.Key.ShouldBe("greeting");
        record.Scopes.ShouldBe(["a", "b"]);
        record.Id.ShouldMatch("^[A-Za-z0-9]{64}$");
        record.LastUpdatedAt.ShouldBe(record.CreatedAt);
    }

    [Fact]
    public async Task Setting_again_keeps_id_and_creation_and_moves_the_update()
    {
        await Store.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);
        var before = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();

        await Store.SetAsync(Tenant, Key, Json("""{"Integer":2}"""), timeToLive: null, Cancel);

        var after = (await Store.GetAsync(Tenant, Key, Cancel)).ShouldNotBeNull();
        Text(after.Value).ShouldBe("""{"Integer":2}""");
        after.Id.ShouldBe(before.Id);
        after.CreatedAt.ShouldBe(before.CreatedAt);
        after.LastUpdatedAt.ShouldBeGreaterThan(before.LastUpdatedAt);
    }

    [Fact]
    public async Task A_record_is_addressed_by_its_exact_scopes_and_tenant()
    {
        await Store.SetAsync(Tenant, new KeyValueAddress("key", ["a", "b"]), Json("""{"Integer":1}"""), timeToLive: null, Cancel);

        (await Store.GetAsync(Tenant, new KeyValueAddress("key", ["a"]), Cancel)).ShouldBeNull();
        (await Store.DeleteAsync(Tenant, new KeyValueAddress("key", ["a"]), Cancel)).ShouldBeFalse();
        (await Store.GetAsync(OtherTenant, new KeyValueAddress("key", ["a", "b"]), Cancel)).ShouldBeNull();
        (await Store.GetAsync(new TenantId(TenantOwnerType.User, 42), new KeyValueAddress("key", ["a", "b"]), Cancel)).ShouldBeNull();
        (await Store.GetAsync(Tenant, new KeyValueAddress("key", ["b", "a"]), Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_deleted_record_is_gone()
    {
        await Store.SetAsync(Tenant, Key, Json("\"Null\""), timeToLive: null, Cancel);

        (await Store.DeleteAsync(Tenant, Key, Cancel)).ShouldBeTrue();

        (await Store.GetAsync(Tenant, Key, Cancel)).ShouldBeNull();
        (await Store.DeleteAsync(Tenant, Key, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_gets_at_once_each_get_their_own_answer()
    {
        string[][] scopes = [["default"], ["a b"], ["quo\"te", "back\\slash"], ["{br,ace}"], ["NULL"]];
        foreach (var (i, set) in scopes.Index())
            await Store.SetAsync(TenantId.Guild((ulong)i), new KeyValueAddress($"key {i}", set), Json($$"""{"Integer":{{i}}}"""), timeToLive: null, Cancel);

        var gets = Enumerable.Range(0, 500)
            .Select(n => Store.GetAsync(TenantId.Guild((ulong)(n % 6)), new KeyValueAddress($"key {n % 6}", scopes[n % 6 % 5]), Cancel))
            .ToArray();
        var records = await Task.WhenAll(gets);

        foreach (var (n, record) in records.Index())
        {
            if (n % 6 == 5)
                record.ShouldBeNull();
            else
                Text(record.ShouldNotBeNull().Value).ShouldBe($$"""{"Integer":{{n % 6}}}""");
        }
    }

    [Fact]
    public async Task A_conditional_set_writes_only_when_its_condition_holds()
    {
        async Task<bool> SetIfAsync(string value, KeyValueCondition condition) =>
            await Store.SetIfAsync(Tenant, Key, Json(value), condition, timeToLive: null, Cancel);

        (await SetIfAsync("""{"Text":"a"}""", KeyValueCondition.Present)).ShouldBeFalse();
        (await SetIfAsync("""{"Text":"a"}""", KeyValueCondition.EqualTo(Json("\"Null\"")))).ShouldBeFalse();
        (await Store.GetAsync(Tenant, Key, Cancel)).ShouldBeNull();
        (await SetIfAsync("""{"Text":"a"}""", KeyValueCondition.Absent)).ShouldBeTrue();
        (await SetIfAsync("""{"Text":"b"}""", KeyValueCondition.Absent)).ShouldBeFalse();
        (await SetIfAsync("""{"Float":2.0}""", KeyValueCondition.Present)).ShouldBeTrue();
        (await SetIfAsync("""{"Text":"c"}""", KeyValueCondition.EqualTo(Json("""{"Integer":3}""")))).ShouldBeFalse();
        (await SetIfAsync("""{"Text":"c"}""", KeyValueCondition.EqualTo(Json("""{"Integer":2}""")))).ShouldBeTrue();
        Text((await Store.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe("""{"Text":"c"}""");
    }

    [Fact]
    public async Task Of_many_who_claim_a_key_at_once_one_wins()
    {
        var claims = Enumerable.Range(0, 32).Select(n =>
            Store.SetIfAsync(Tenant, Key, Json($$"""{"Integer":{{n}}}"""), KeyValueCondition.Absent, timeToLive: null, Cancel));

        (await Task.WhenAll(claims)).Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task Scopes_of_a_tenant_are_listed_once_each()
    {
        await Store.SetAsync(Tenant, new KeyValueAddress("1", ["b", "a"]), Json("\"Null\""), timeToLive: null, Cancel);
        await Store.SetAsync(Tenant, new KeyValueAddress("2", ["b"]), Json("\"Null\""), timeToLive: null, Cancel);
        await Store.SetAsync(OtherTenant, new KeyValueAddress("3", ["c"]), Json("\"Null\""), timeToLive: null, Cancel);

        (await Store.ListScopesAsync(Tenant, after: null, Cancel)).ShouldBe(["a", "b"]);
    }
}
