using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Migrations;

public sealed class MigratorTests(PostgresFixture postgres)
{
    static readonly Migration First = new(1, "first", "CREATE TABLE first (n integer);\n");
    static readonly Migration Second = new(2, "second", "CREATE TABLE second (n integer);\n");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_together_apply_each_migration_once()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using (var raw = new RawDatabase(target))
            await OlderDatabase.CreateAsync(raw);
        var hosts = Enumerable.Range(0, 6).Select(_ => new Migrator(target, NullLoggerFactory.Instance).ApplyAsync(Cancel));

        var applied = await Task.WhenAll(hosts);

        applied.SelectMany(ids => ids).ShouldBe(MigrationCatalog.All.Select(migration => migration.Id));
    }

    [Fact]
    public async Task A_failure_names_migration_and_line_and_leaves_the_database_as_it_was_before_it()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        var broken = new Migration(
            2, "broken",
            """
            -- A comment; with a semicolon.
            CREATE TABLE half (n integer);
            INSERT INTO half VALUES (1);

            SELECT 'é;',
                nonsense
            FROM half;
            """);

        var failure = await Should.ThrowAsync<MigrationException>(
            () => MigratorFor(target, First, broken, Second with { Number = 3 }).ApplyAsync(Cancel));

        (failure.Id, failure.Line).ShouldBe(("broken", 6));
        failure.Message.ShouldContain("Migration broken failed at line 6: ERROR: column \"nonsense\" does not exist");
        await using var raw = new RawDatabase(target);
        (await raw.RowsAsync("SELECT to_regclass('first') IS NOT NULL, to_regclass('half') IS NULL, to_regclass('second') IS NULL"))
            .ShouldBe(["True|True|True"]);
        (await raw.RowsAsync("SELECT id FROM _migrations_applied")).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_failure_without_a_place_is_blamed_on_its_statement()
    {
        var broken = new Migration(1, "broken", "CREATE TABLE one (n integer PRIMARY KEY);\nINSERT INTO one VALUES (1);\nINSERT INTO one\nVALUES (1);\n");

        var failure = await Should.ThrowAsync<MigrationException>(
            async () => await MigratorFor(await postgres.CreateEmptyDatabaseAsync(), broken).ApplyAsync(Cancel));

        failure.Line.ShouldBe(3);
        failure.Message.ShouldContain("Key (n)=(1) already exists.");
    }

    [Fact]
    public async Task A_failure_on_commit_names_the_migration()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        var broken = new Migration(
            2, "broken", "CREATE TABLE two (n integer PRIMARY KEY, m integer REFERENCES two DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO two VALUES (1, 2);\n");

        var failure = await Should.ThrowAsync<MigrationException>(() => MigratorFor(target, First, broken).ApplyAsync(Cancel));

        (failure.Id, failure.Line).ShouldBe(("broken", null));
        failure.Message.ShouldStartWith("Migration broken cannot be recorded as applied: ERROR: insert or update on table \"two\"");
        await using var raw = new RawDatabase(target);
        (await raw.RowsAsync("SELECT id FROM _migrations_applied")).ShouldBe(["first"]);
    }

    [Fact]
    public async Task A_role_that_may_not_create_tables_is_told_what_to_grant()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync("CREATE ROLE visitor LOGIN");
        var settings = target.CopySettings();
        settings.Username = "visitor";

        var failure = await Should.ThrowAsync<MigrationException>(() => MigratorFor(new DatabaseConnection(settings), First).ApplyAsync(Cancel));

        failure.Message.ShouldContain("permission denied for schema public (SQLSTATE 42501)");
        failure.Message.ShouldContain("GRANT CREATE ON SCHEMA public");
    }

    [Fact]
    public async Task A_server_that_only_answers_reads_is_told_from_a_fault()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$");

        var failure = await Should.ThrowAsync<MigrationException>(() => MigratorFor(target, First).ApplyAsync(Cancel));

        failure.Id.ShouldBeNull();
        failure.Message.ShouldContain("(SQLSTATE 25006)");
        failure.Message.ShouldContain("migrate on the one that takes writes");
    }

    [Fact]
    public async Task Status_tells_what_ran_and_what_will()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        (await MigratorFor(target, First, Second).GetStatusAsync(Cancel)).Select(status => (status.Id, status.State, status.AppliedAt))
            .ShouldBe([("first", MigrationState.Pending, null), ("second", MigrationState.Pending, null)]);
        await MigratorFor(target, First).ApplyAsync(Cancel);

        var status = await MigratorFor(target, First, Second).GetStatusAsync(Cancel);

        status.Select(one => (one.Id, one.State)).ShouldBe([("first", MigrationState.Applied), ("second", MigrationState.Pending)]);
        status[0].AppliedAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_sql_of_a_dry_run_does_what_applying_does()
    {
        var dry = await postgres.CreateEmptyDatabaseAsync();
        var wet = await postgres.CreateEmptyDatabaseAsync();
        var migrator = new Migrator(dry, NullLoggerFactory.Instance);

        var sql = await migrator.GetPendingSqlAsync(Cancel);
        await using var raw = new RawDatabase(dry);
        (await raw.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0);

        await raw.ExecuteAsync(sql);
        await new Migrator(wet, NullLoggerFactory.Instance).ApplyAsync(Cancel);
        (await SchemaDump.OfAsync(dry)).ShouldBe(await SchemaDump.OfAsync(wet));
        (await migrator.GetPendingSqlAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_applied_migration_that_the_program_does_not_know_stops_it()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await MigratorFor(target, First, Second).ApplyAsync(Cancel);

        var drift = await Should.ThrowAsync<MigrationDriftException>(() => MigratorFor(target, First).ApplyAsync(Cancel));

        drift.Message.ShouldStartWith("The database's migrations do not fit this program: second was applied by a program that knows more than this one. ");
    }

    [Fact]
    public async Task A_gap_stops_it_before_anything_runs()
    {
        var target = await postgres.CreateEmptyDatabaseAsync();
        await MigratorFor(target, First, Second).ApplyAsync(Cancel);
        await using var raw = new RawDatabase(target);
        await raw.ExecuteAsync("DELETE FROM _migrations_applied WHERE id = 'first'");

        var drift = await Should.ThrowAsync<MigrationDriftException>(
            () => MigratorFor(target, First, Second, new Migration(3, "third", "CREATE TABLE third ()")).ApplyAsync(Cancel));

        drift.Message.ShouldStartWith("The database's migrations do not fit this program: first was never applied although a later one was. ");
        (await raw.ScalarAsync<bool>("SELECT to_regclass('third') IS NULL")).ShouldBeTrue();
    }

    static Migrator MigratorFor(DatabaseConnection target, params Migration[] migrations) => new(target, NullLoggerFactory.Instance, migrations);
}
