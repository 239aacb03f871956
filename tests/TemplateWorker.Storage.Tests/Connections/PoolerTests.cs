using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tests.Administration;
using TemplateWorker.Storage.Tests.Servers;
using TemplateWorker.Storage.Tests.Templates;
using TemplateWorker.Storage.Tests.Tenants;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.KeyValue.WireJson;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>A real PgBouncer in transaction mode between the stores and the server.</summary>
public sealed class PoolerTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_works_through_a_pooler_that_shares_connections_between_transactions()
    {
        Assert.SkipUnless(PgBouncer.IsInstalled, "PgBouncer is not installed (Debian: apt-get install pgbouncer).");
        using var folder = new TemporaryFolder();
        var direct = await postgres.CreateEmptyDatabaseAsync();
        await using var pooler = await PgBouncer.StartAsync(folder, direct);
        var options = new DatabaseOptions { Connection = pooler.Connection, Direct = direct, IsPooledByTransaction = true, MaxConnections = 20 };
        await using var database = await Database.OpenAsync(options, NullLoggerFactory.Instance, TimeProvider.System, Cancel);

        (await database.Migrations.ApplyAsync(Cancel)).ShouldNotBeEmpty();
        await UseStoresAsync(database);
        await HearAsync(database);
        await BackUpAndRestoreAsync(database, folder.Combine("all.dump"));

        var facts = await DatabaseInspection.InspectAsync(options, TimeProvider.System, Cancel);
        (facts.IsPooledByTransaction, facts.Connections.Pool).ShouldBe((true, 20));
    }

    // More at once than there are connections to the server, so that transactions change them.
    static async Task UseStoresAsync(Database database)
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
        {
            var (tenant, key) = (TenantId.Guild((ulong)(n % 20)), new KeyValueAddress($"key {n}"));
            for (var i = 0; i < 5; i++)
            {
                await database.KeyValues.SetAsync(tenant, key, Json($$"""{"Integer":{{i}}}"""), timeToLive: null, Cancel);
                Text((await database.KeyValues.GetAsync(tenant, key, Cancel))!.Value).ShouldBe($$"""{"Integer":{{i}}}""");
                await database.KeyValues.SetScoreAsync(tenant, "list", $"member {n}", i, Cancel);
            }
        }));
        await database.Purge.PurgeAsync(Cancel);
    }

    // pg_dump's snapshot and the one transaction of a restore each need a session to themselves.
    static async Task BackUpAndRestoreAsync(Database database, string file)
    {
        var backup = await database.Administration.Backup.RunAsync(file, overwrites: false, new SilentProgress(), Cancel);
        backup.Tables.ShouldContain(new RowCount("tenant_kv", 40));
        await database.KeyValues.DeleteAsync(TenantId.Guild(3), new KeyValueAddress("key 3"), Cancel);

        (await database.Administration.Restore.RunAsync(file, replaces: true, new SilentProgress(), Cancel)).Tables.ShouldBe(backup.Tables);

        // The tables are others than those that the pooled connections knew.
        Text((await database.KeyValues.GetAsync(TenantId.Guild(3), new KeyValueAddress("key 3"), Cancel))!.Value).ShouldBe("""{"Integer":4}""");
    }

    static async Task HearAsync(Database database)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sink = new RecordingSink();
        var listening = database.Changes.RunAsync(sink, stop.Token);
        await Eventually.HoldsAsync(() => sink.Heard.Contains("listening"), "it listens");
        (await database.Changes.HasListenerAsync(Cancel)).ShouldBeTrue();

        await database.Templates.PushAsync(
            TenantId.Guild(1),
            new StoredTemplate { Name = "t", Entry = "main.js", Files = new Dictionary<string, string> { ["main.js"] = "" }, Events = ["A"] },
            Cancel);

        await Eventually.HoldsAsync(() => sink.Heard.Contains("guild 1 Templates"), "the push is heard");
        await stop.CancelAsync();
        await listening;
    }
}
