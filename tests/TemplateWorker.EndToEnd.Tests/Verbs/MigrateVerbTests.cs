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
