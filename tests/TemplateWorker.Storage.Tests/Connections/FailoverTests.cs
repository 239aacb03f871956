using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tests.Servers;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>A primary and a standby, both real.</summary>
public sealed class FailoverTests(ReplicatedCluster cluster) : IClassFixture<ReplicatedCluster>
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly KeyValueAddress Key = new("key");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_hosts_the_one_that_takes_writes_is_used_also_when_another_takes_over()
    {
        await using var primary = await cluster.StartPrimaryAsync();
        await using var standby = await cluster.StartStandbyAsync();
        var both = DatabaseConnection.Parse(
            $"postgres://postgres:{cluster.Password}@127.0.0.1:{standby.Port},127.0.0.1:{primary.Port}/templateworker");
        await using var database = await PostgresFixture.OpenAsync(both);
        await database.KeyValues.SetAsync(Tenant, Key, Json("""{"Integer":1}"""), timeToLive: null, Cancel);
        (await Embedded.EmbeddedServer.QueryAsync<long>(standby, "SELECT count(*) FROM tenant_kv")).ShouldBe(0);

        await primary.DisposeAsync();
        var lost = await Should.ThrowAsync<DatabaseUnavailableException>(() => WriteAsync(database));
        lost.Message.ShouldStartWith($"PostgreSQL at 127.0.0.1:{standby.Port} or 127.0.0.1:{primary.Port}, database templateworker cannot be reached: ");
        await Embedded.EmbeddedServer.ExecuteAsync(standby, "SELECT pg_promote()");
        await Eventually.HoldsAsync(async () => await TryWriteAsync(database), "the other one takes writes");

        (await database.Migrations.ApplyAsync(Cancel)).ShouldBeEmpty();
        (await Embedded.EmbeddedServer.QueryAsync<long>(standby, "SELECT count(*) FROM tenant_kv")).ShouldBe(1);
    }

    [Fact]
    public async Task A_standby_alone_is_refused_in_words_and_can_still_be_asked()
    {
        await using var standby = await cluster.StartStandbyAsync();
        await using var database = await PostgresFixture.OpenAsync(standby.Connection);

        var error = await Should.ThrowAsync<DatabaseUnfitException>(() => database.Migrations.ApplyAsync(Cancel));

        error.Message.ShouldContain("is a standby: it is in recovery and only answers reads");
        (await database.Migrations.GetStatusAsync(Cancel)).ShouldAllBe(migration => migration.State == MigrationState.Applied);
        (await DatabaseInspection.InspectAsync(new DatabaseOptions { Connection = standby.Connection }, TimeProvider.System, Cancel)).IsInRecovery.ShouldBeTrue();
        var late = await Should.ThrowAsync<DatabaseUnavailableException>(() => WriteAsync(database));
        late.Advice.ShouldContain("as a standby does");
        var onlyStandbys = DatabaseConnection.Parse($"postgres://postgres:{cluster.Password}@127.0.0.1:{standby.Port},127.0.0.1:{standby.Port}/templateworker");
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
}
