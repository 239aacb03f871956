using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tests.Servers;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>A primary and a standby, both real.</summary>
public sealed class FailoverTests : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly KeyValueAddress Key = new("key");

    readonly TemporaryFolder _folder = new();
    EmbeddedPostgres _primary = null!;
    EmbeddedPostgres _standby = null!;
    string _password = "";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var (first, second) = (_folder.Combine("first"), _folder.Combine("second"));
        await using (var before = await ConfiguredServer.StartAsync(first, "wal_level = replica\n"))
        await using (var database = await PostgresFixture.OpenAsync(before.Connection))
            await database.Migrations.ApplyAsync(Cancel);
        await ConfiguredServer.CopyAsStandbyAsync(first, second);
        _password = await ConfiguredServer.PasswordOfAsync(first);
        _standby = await Embedded.EmbeddedServer.StartAsync(second);
        _primary = await Embedded.EmbeddedServer.StartAsync(first);
    }

    public async ValueTask DisposeAsync()
    {
        await _primary.DisposeAsync();
        await _standby.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Of_several_hosts_the_one_that_takes_writes_is_used_also_when_another_takes_over()
    {
        var both = DatabaseConnection.Parse(
            $"postgres://postgres:{_password}@127.0.0.1:{_standby.Port},127.0.0.1:{_primary.Port}/templateworker");
        await using var database = await PostgresFixture.OpenAsync(both);
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);
        (await Embedded.EmbeddedServer.QueryAsync<long>(_standby, "SELECT count(*) FROM tenant_kv")).ShouldBe(0);

        await _primary.DisposeAsync();
        var lost = await Should.ThrowAsync<DatabaseUnavailableException>(() => WriteAsync(database));
        lost.Message.ShouldStartWith($"PostgreSQL at 127.0.0.1:{_standby.Port} or 127.0.0.1:{_primary.Port}, database templateworker cannot be reached: ");
        await Embedded.EmbeddedServer.ExecuteAsync(_standby, "SELECT pg_promote()");
        await Eventually.HoldsAsync(async () => await TryWriteAsync(database), "the other one takes writes");

        (await database.Migrations.ApplyAsync(Cancel)).ShouldBeEmpty();
        (await Embedded.EmbeddedServer.QueryAsync<long>(_standby, "SELECT count(*) FROM tenant_kv")).ShouldBe(1);
    }

    [Fact]
    public async Task A_standby_alone_is_refused_in_words_and_can_still_be_asked()
    {
        await using var database = await PostgresFixture.OpenAsync(_standby.Connection);

        var error = await Should.ThrowAsync<DatabaseUnfitException>(() => database.Migrations.ApplyAsync(Cancel));

        error.Message.ShouldContain("is a standby: it is in recovery and only answers reads");
        (await database.Migrations.GetStatusAsync(Cancel)).ShouldAllBe(migration => migration.State == MigrationState.Applied);
        (await InspectAsync(_standby)).IsInRecovery.ShouldBeTrue();
        (await InspectAsync(_primary)).IsInRecovery.ShouldBeFalse();
        var late = await Should.ThrowAsync<DatabaseUnavailableException>(() => WriteAsync(database));
        late.Advice.ShouldContain("as a standby does");
        var onlyStandbys = DatabaseConnection.Parse($"postgres://postgres:{_password}@127.0.0.1:{_standby.Port},127.0.0.1:{_standby.Port}/templateworker");
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => PostgresFixture.OpenAsync(onlyStandbys))).Message.ShouldContain("no host takes writes");
    }

    static Task WriteAsync(Database database) => database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":2}"""), timeToLive: null, Cancel);

    static async Task<bool> TryWriteAsync(Database database)
    {
        try
        {
            await WriteAsync(database);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
    }

    static Task<DatabaseFacts> InspectAsync(EmbeddedPostgres server) =>
        DatabaseInspection.InspectAsync(new DatabaseOptions { Connection = server.Connection }, TimeProvider.System, Cancel);
}
