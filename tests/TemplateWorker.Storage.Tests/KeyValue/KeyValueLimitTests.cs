using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class KeyValueLimitTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly StorageLimits Limits = new() { TenantBytes = 2000, ValueBytes = 600 };

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    KeyValueStore Store => _database.KeyValues;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync(Limits);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_tenant_over_its_quota_may_still_shrink()
    {
        await using var other = new RawDatabase(_database.Connection);
        await other.ExecuteAsync("INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes) VALUES ('42', 'guild', 5000)");
        await other.ExecuteAsync(
            "INSERT INTO tenant_kv (id, owner_id, owner_type, key, scopes, value) VALUES ('x', '42', 'guild', 'a', '{default}', '{\"Text\": \"long\"}')");

        await SetAsync("a", 1);

        (await CountedAsync()).ShouldBe(4997);
    }

    [Fact]
    public async Task The_counter_is_exact_after_many_writes_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 120).Select(n => n % 5 == 0
            ? (Task)Store.DeleteAsync(Tenant, new KeyValueAddress($"{n % 3}"), Cancel)
            : SetAsync($"{n % 3}", n)));

        (await CountedAsync()).ShouldBe(await MeasuredAsync());
    }

    [Fact]
    public async Task What_is_too_long_empty_or_not_storable_is_refused()
    {
        (await RefusalOf(() => SetAsync(new string('k', 513), 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync(new string('é', 257), 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync("", 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync("nul\0", 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync("\ud800", 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync("a\udc00\ud83d", 0))).ShouldBe(KeyValueProblem.BadKey);
        (await RefusalOf(() => SetAsync("key", 590))).ShouldBe(KeyValueProblem.ValueTooLarge);
        (await RefusalOf(() => Store.SetAsync(Tenant, new KeyValueAddress("k"), Json("""{"Text":"\u0000"}"""), timeToLive: null, Cancel))).ShouldBe(KeyValueProblem.BadValue);
        (await RefusalOf(() => Store.SetAsync(Tenant, new KeyValueAddress("k"), Json("17"), timeToLive: null, Cancel))).ShouldBe(KeyValueProblem.BadValue);
        (await RefusalOf(() => Store.GetAsync(Tenant, new KeyValueAddress("k", []), Cancel))).ShouldBe(KeyValueProblem.BadScopes);
        (await RefusalOf(() => Store.GetAsync(Tenant, new KeyValueAddress("k", [""]), Cancel))).ShouldBe(KeyValueProblem.BadScopes);
        (await RefusalOf(() => Store.GetAsync(Tenant, new KeyValueAddress("k", [.. Enumerable.Range(0, 17).Select(n => $"{n}")]), Cancel)))
            .ShouldBe(KeyValueProblem.BadScopes);
        await SetAsync("😀", 0);
    }

    [Fact]
    public async Task The_longest_key_with_the_most_scopes_can_be_stored()
    {
        var scopes = Enumerable.Range(0, 16).Select(n => $"{n:00}{Guid.NewGuid():N}{Guid.NewGuid():N}"[..64]).ToArray();
        var address = new KeyValueAddress(string.Concat(Enumerable.Range(0, 16).Select(_ => $"{Guid.NewGuid():N}")), scopes);

        await Store.SetAsync(Tenant, address, Json("\"Null\""), timeToLive: null, Cancel);

        (await Store.GetAsync(Tenant, address, Cancel)).ShouldNotBeNull();
    }

    Task SetAsync(string key, int length) =>
        Store.SetAsync(Tenant, new KeyValueAddress(key), Json($$"""{"Text":"{{new string('x', length)}}"}"""), timeToLive: null, Cancel);

    static async Task<KeyValueProblem> RefusalOf(Func<Task> call) => (await Should.ThrowAsync<KeyValueException>(call)).Problem;

    async Task<long> CountedAsync()
    {
        await using var other = new RawDatabase(_database.Connection);
        return await other.ScalarAsync<long>("SELECT bytes FROM tenant_kv_usage WHERE owner_id = '42'");
    }

    async Task<long> MeasuredAsync()
    {
        await using var other = new RawDatabase(_database.Connection);
        return await other.ScalarAsync<long>(
            $"SELECT coalesce(sum(octet_length(key) + octet_length(value::text) + {"default".Length + StorageLimits.RecordBytes}), 0)::bigint FROM tenant_kv");
    }
}
