using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue;

public sealed class KeyValueStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly KeyValueAddress Key = new("key");

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    KeyValueStore Store => _database.KeyValues;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_stored_value_that_cannot_be_read_fails_its_own_gets_alone()
    {
        var other = TenantId.Guild(43);
        await Store.SetAsync(other, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);
        await using var raw = new RawDatabase(_database.Connection);
        await raw.ExecuteAsync(
            """INSERT INTO tenant_kv (id, owner_id, owner_type, key, scopes, value) VALUES ('x', '42', 'guild', 'key', '{default}', '{"Riddle": 12345678901234567}')""");

        var gets = Enumerable.Range(0, 100).Select(n => (n, Get: Store.GetAsync(n % 2 == 0 ? Tenant : other, Key, Cancel))).ToArray();

        foreach (var (n, get) in gets)
        {
            if (n % 2 == 0)
                (await Should.ThrowAsync<KeyValueException>(() => get)).Problem.ShouldBe(KeyValueProblem.BadValue);
            else
                Text((await get).ShouldNotBeNull().Value).ShouldBe("""{"Integer":1}""");
        }
    }

    [Fact]
    public async Task A_value_written_back_equal_stays_as_others_stored_it()
    {
        foreach (var (stored, writtenBack) in new[]
        {
            ("""{"Float": 3.0}""", """{"Integer":3}"""),
            ("""{"Float": 1.50}""", """{"Float":1.5}"""),
            ("""{"UnsignedInteger": 7}""", """{"Integer":7}"""),
            ("""{"List": [{"Float": 1.50}]}""", """{"List":[{"Float":1.5}]}"""),
        })
        {
            await using var other = new RawDatabase(_database.Connection);
            await other.ExecuteAsync("DELETE FROM tenant_kv");
            await other.ExecuteAsync(
                $"INSERT INTO tenant_kv (id, owner_id, owner_type, key, scopes, value) VALUES ('x', '42', 'guild', 'key', '{{default}}', '{stored}')");

            await Store.SetAsync(Tenant, Key, Json(writtenBack), timeToLive: null, Cancel);

            (await other.ScalarAsync<string>("SELECT value::text FROM tenant_kv")).ShouldBe(stored);
        }
    }

    [Fact]
    public async Task Integers_beyond_those_of_JavaScript_come_and_go_as_text()
    {
        await Store.SetAsync(Tenant, Key, Json("""{"Integer":"-9223372036854775808"}"""), timeToLive: null, Cancel);

        Text((await Store.GetAsync(Tenant, Key, Cancel))!.Value).ShouldBe("""{"Integer":"-9223372036854775808"}""");
        await using var other = new RawDatabase(_database.Connection);
        (await other.ScalarAsync<string>("SELECT value::text FROM tenant_kv")).ShouldBe("""{"Integer": -9223372036854775808}""");
    }
}
