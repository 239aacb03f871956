using Npgsql;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.KeyValue;

/// <summary>A tenant that writes much at once holds up nobody else.</summary>
public sealed class TenantTurnTests(PostgresFixture postgres) : IAsyncLifetime
{
    // More than there are connections.
    const int Writes = 40;

    const string LockOfTenant = "pg_advisory_lock(1953983350, hashtext('guild:42'))";

    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly TenantId Other = TenantId.Guild(43);
    static readonly ReadOnlyMemory<byte> One = Json("""{"Integer":1}""");

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    KeyValueStore Store => _database.KeyValues;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Writes_that_wait_for_the_lock_of_their_tenant_leave_connections_to_others()
    {
        var holder = await HoldAsync();
        var writes = Enumerable.Range(0, Writes).Select(SetAsync)
            .Append(Store.DeleteMemberAsync(Tenant, "list", "member", Cancel)).ToArray();

        await Store.SetAsync(Other, new KeyValueAddress("key"), One, timeToLive: null, Cancel);
        (await Store.GetAsync(Tenant, new KeyValueAddress("0"), Cancel)).ShouldBeNull();
        writes.ShouldAllBe(write => !write.IsCompleted);

        await holder.DisposeAsync();
        await Task.WhenAll(writes);
        (await Store.GetAsync(Tenant, new KeyValueAddress($"{Writes - 1}"), Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_write_that_is_given_up_while_it_waits_leaves_its_turn_to_the_next()
    {
        var holder = await HoldAsync();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var first = Enumerable.Range(0, 4).Select(SetAsync).ToArray();
        var lost = Store.SetAsync(Tenant, new KeyValueAddress("lost"), One, timeToLive: null, given.Token);
        var next = SetAsync(Writes);

        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => lost);
        await holder.DisposeAsync();

        await Task.WhenAll([.. first, next]);
        (await Store.GetAsync(Tenant, new KeyValueAddress("lost"), Cancel)).ShouldBeNull();
    }

    Task SetAsync(int number) => Store.SetAsync(Tenant, new KeyValueAddress($"{number}"), One, timeToLive: null, Cancel);

    // Another host at work on the tenant.
    async Task<NpgsqlConnection> HoldAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.Connection.CopySettings().ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand($"SELECT {LockOfTenant}", connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
