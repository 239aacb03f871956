using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Administration;

public sealed class StatisticsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task It_tells_of_tables_indexes_connections_and_what_a_vacuum_would_help()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await scene.Raw.ExecuteAsync("""
            ALTER TABLE tenant_sorted SET (autovacuum_enabled = off);
            INSERT INTO tenant_sorted SELECT '42', 'guild', 'many', md5(i::text), i FROM generate_series(1, 4000) i;
            DELETE FROM tenant_sorted WHERE score > 1000;
            """);
        // The server writes its counts down a moment after the statement.
        await Eventually.HoldsAsync(
            async () => (await scene.Administration.Statistics.ReadAsync(Stop)).Tables.Single(table => table.Name == "tenant_sorted").IsBloated,
            "the removed rows are counted");
        var statistics = await scene.Administration.Statistics.ReadAsync(Stop);

        statistics.Name.ShouldBe(scene.Target.ToString().Split(' ')[^1]);
        statistics.IsInRecovery.ShouldBeFalse();
        statistics.MaxConnections.ShouldBeGreaterThan(0);
        statistics.Databases.ShouldContain(database => database.Name == statistics.Name && database.Bytes > 0);
        statistics.Tables.Single(table => table.Name == "tenant_sorted").DeadRows.ShouldBe(3000);
        statistics.Indexes.ShouldContain(index => index.Name == "tenant_sorted_ranked" && index.Table == "tenant_sorted" && !index.IsUnique);
        statistics.Statements.ShouldBeNull();

        var vacuumed = await scene.Administration.Vacuum.RunAsync(isFull: false, scene.Progress, Stop);

        var table = vacuumed.Single(table => table.Table == "tenant_sorted");
        table.BytesAfter.ShouldBeLessThan(table.BytesBefore);
        scene.Progress.Steps.ShouldContain(step => step.StartsWith("vacuuming tenant_sorted ("));
    }

    [Fact]
    public async Task A_role_that_owns_no_table_is_told_that_nothing_was_vacuumed()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var role = $"guest_{scene.Target.ToString().Split(' ')[^1]}";
        await scene.Raw.ExecuteAsync($"CREATE ROLE {role} LOGIN");
        var limited = scene.Target.CopySettings();
        limited.Username = role;

        (await Should.ThrowAsync<AdministrationException>(() => AdministrationScene.Of(DatabaseConnection.Parse(limited.ConnectionString))
            .Vacuum.RunAsync(isFull: false, scene.Progress, Stop))).Message.ShouldContain("was not vacuumed as a whole");
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
