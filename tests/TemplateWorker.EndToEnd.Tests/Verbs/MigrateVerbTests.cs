using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class MigrateVerbTests(PostgresFixture postgres) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_empty_database_is_brought_up_to_date_once()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        (await MigrateAsync(database)).ShouldHaveSingleItem().ShouldStartWith("Applied: baseline, khronosvalue_v2, kv_generic,");
        (await MigrateAsync(database)).ShouldBe(["The database is up to date."]);

        (await MigrateAsync(database, "--status"))[0].ShouldMatch(@"^baseline +applied +\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$");
    }

    [Fact]
    public async Task Status_and_dry_run_tell_what_would_happen_and_change_nothing()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        (await MigrateAsync(database, "--status"))[..2].ShouldBe(["baseline                   pending", "khronosvalue_v2            pending"]);
        var sql = await MigrateAsync(database, "--dry-run");

        sql.ShouldContain("-- Migration baseline");
        sql.ShouldContain(line => line.Contains("CREATE TABLE", StringComparison.Ordinal));
        (await database.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")).ShouldBe(0);
    }

    [Fact]
    public async Task Status_as_JSON_ends_with_1_until_everything_is_applied()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        await using var before = await ProgramRun.RunAsync(_folder, ["migrate", "--status", "--json"], database.Environment);
        before.Output[0].ShouldBe("""{"id":"baseline","state":"pending","applied_at":null}""");
        before.Errors.ShouldStartWith("Not every migration is applied");
        (await before.WaitForExitAsync()).ShouldBe(1);
        await MigrateAsync(database);

        var after = await MigrateAsync(database, "--status", "--json");
        after.Length.ShouldBe(before.Output.Length);
        after.ShouldAllBe(line => JsonDocument.Parse(line).RootElement.GetProperty("state").GetString() == "applied");
        JsonDocument.Parse(after[0]).RootElement.GetProperty("applied_at").GetDateTime().ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Eight_programs_that_start_together_apply_each_migration_once()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ProgramRun.RunAsync(_folder, ["migrate"], database.Environment)));

        foreach (var run in runs)
        {
            (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
            await run.DisposeAsync();
        }

        runs.Count(run => run.Output[0] == "The database is up to date.").ShouldBe(7);
        var applied = runs.Select(run => run.Output[0]).Single(line => line.StartsWith("Applied: ", StringComparison.Ordinal))["Applied: ".Length..].Split(", ");
        (await database.ScalarAsync<long>("SELECT count(*) FROM _migrations_applied")).ShouldBe(applied.Length);
    }

    [Fact]
    public async Task A_migration_that_fails_is_named_with_its_line_and_those_before_it_stay()
    {
        var database = await TestDatabase.CreateAsync(postgres);
        await database.ScalarAsync<int>(
            """
            CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS
                $$ BEGIN IF current_query() LIKE 'CREATE TABLE tenant_commands%' THEN RAISE 'no more tables today'; END IF; END $$;
            CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION refuse();
            SELECT 1
            """);

        await using var run = await ProgramRun.RunAsync(_folder, ["migrate"], database.Environment);

        run.Errors.ShouldMatch(@"^Migration template_versions failed at line \d+: ERROR: no more tables today \(SQLSTATE P0001\)\. The database is as it was before this migration\.$");
        (await run.WaitForExitAsync()).ShouldBe(1);
        (await database.ScalarAsync<string>("SELECT id FROM _migrations_applied ORDER BY applied_at DESC LIMIT 1")).ShouldBe("sorted_lists");
    }

    [Fact]
    public async Task Status_and_dry_run_together_are_wrong_usage()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["migrate", "--status", "--dry-run"]);

        run.Errors.ShouldStartWith("--status and --dry-run do not go together");
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_a_line_for_each_mistake()
    {
        _folder.Write("config.yaml", "databse: {}\nsandbox:\n  processes: many\n");

        await using var run = await ProgramRun.RunAsync(_folder, ["migrate"], ("TEMPLATEWORKER__DISCORD__TOKENS", "hush"));

        run.Errors.Split('\n').ShouldBe([
            "config.yaml:1:1: unknown key \"databse\"; did you mean database?",
            "environment variable TEMPLATEWORKER__DISCORD__TOKENS: no setting \"discord.tokens\"; did you mean TEMPLATEWORKER__DISCORD__TOKEN?",
            "config.yaml:3:14: sandbox.processes must be a whole number from 1 to 256, and is \"many\"",
        ]);
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_is_no_YAML_is_told_with_line_and_column()
    {
        _folder.Write("config.yaml", "database:\n  url: \"unclosed\n");

        await using var run = await ProgramRun.RunAsync(_folder, ["migrate"]);

        run.Errors.ShouldMatch(@"^config\.yaml:\d+:\d+: ");
        run.Errors.ShouldNotContain("   at ");
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    async Task<string[]> MigrateAsync(TestDatabase database, params string[] flags)
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["migrate", .. flags], database.Environment);
        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        run.Errors.ShouldBeEmpty();
        return run.Output;
    }
}
