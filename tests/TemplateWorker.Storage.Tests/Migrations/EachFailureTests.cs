using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>Whichever migration fails, and however late, it leaves no trace.</summary>
public sealed class EachFailureTests(PostgresFixture postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_migration_that_fails_at_its_end_is_named_and_leaves_the_database_exactly_as_it_was()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await OlderDatabase.CreateAsync(raw);
        foreach (var (place, migration) in MigrationCatalog.All.Index())
        {
            await new Migrator(target, NullLoggerFactory.Instance, [.. MigrationCatalog.All.Take(place)]).ApplyAsync(Cancel);
            await raw.ExecuteAsync("CREATE TABLE IF NOT EXISTS _migrations_applied (id TEXT PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())");
            var last = SqlFile.Split(migration.Sql)[^1];
            await BrokenOnPurpose.ArmAsync(raw, last);
            var before = await DatabaseImage.OfAsync(raw);

            var failure = await Should.ThrowAsync<MigrationException>(() => new Migrator(target, NullLoggerFactory.Instance).ApplyAsync(Cancel), migration.Id);

            (failure.Id, failure.Line).ShouldBe((migration.Id, last.Line));
            failure.Message.ShouldBe(
                $"Migration {migration.Id} failed at line {last.Line}: ERROR: broken on purpose (SQLSTATE P0001). The database is as it was before this migration.");
            (await DatabaseImage.OfAsync(raw)).ShouldBe(before, migration.Id);
            await BrokenOnPurpose.DisarmAsync(raw);
        }

        (await new Migrator(target, NullLoggerFactory.Instance).ApplyAsync(Cancel)).ShouldBe([MigrationCatalog.All[^1].Id]);
    }
}
