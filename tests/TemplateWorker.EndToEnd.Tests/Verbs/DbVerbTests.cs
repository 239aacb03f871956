using Npgsql;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class DbVerbTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_backup_is_made_shown_restored_after_a_reset_and_refused_where_something_is()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await scene.RunAsync("kv", "set", "greeting", "\"hello\"", "--guild", "5");

        (await scene.RunAsync("db", "backup", "all.dump")).ShouldHaveSingleItem().ShouldMatch(@"^/.*/all\.dump: [0-9.]+ KiB, \d+ rows of \d+ tables, read back and compared\.$");
        (await scene.FailAsync(1, "db", "restore", "all.dump")).ShouldContain("is not empty, and what is there would be lost");
        (await scene.FailAsync(2, "db", "reset")).ShouldEndWith($"so nothing was removed; --yes-delete {scene.Name} says that it is meant.");
        (await scene.RunAsync("db", "reset", "--yes-delete", scene.Name)).ShouldBe([$"{scene.Name} is empty, and its schema is up to date."]);
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_kv")).ShouldBe(0);

        (await scene.RunAsync("db", "restore", "all.dump")).ShouldHaveSingleItem().ShouldMatch(@"^Restored \d+ rows of \d+ tables into PostgreSQL at 127\.0\.0\.1:");
        (await scene.Database.ScalarAsync<string>("SELECT value ->> 'Text' FROM tenant_kv")).ShouldBe("hello");
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_database_as_it_was()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        await scene.RunAsync("db", "backup", "all.dump");
        await scene.Database.ScalarAsync<string>("INSERT INTO tenant_state (owner_id, owner_type) VALUES ('5', 'guild') RETURNING owner_id");
        await using var holder = await OpenAsync(scene);
        await using var reader = await holder.BeginTransactionAsync(Stop);
        await using (var command = new NpgsqlCommand("SELECT count(*) FROM tenant_state", holder))
            await command.ExecuteScalarAsync(Stop);

        // It waits for the reader when it drops what is there, and is killed within its transaction.
        await using (var restore = scene.Start("db", "restore", "all.dump", "--force"))
        {
            await Eventually.HoldsAsync(
                async () => await scene.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tenant_state'::regclass") > 0,
                "the restore waits for the reader");
            await Signal.SendAsync("KILL", $"-{restore.Id}");
            await restore.WaitForExitAsync();
        }

        await reader.CommitAsync(Stop);
        (await scene.Database.ScalarAsync<string>("SELECT owner_id FROM tenant_state")).ShouldBe("5");
    }

    [Fact]
    public async Task A_full_disk_ends_a_backup_and_leaves_nothing_but_what_was_there()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        var world = Environment.IsPrivilegedProcess ? "unshare --mount" : "unshare --user --map-root-user --mount";
        await using (var mount = await scene.RunScriptAsync($"mkdir disk; {world} mount -t tmpfs -o size=16k tmpfs disk"))
            Assert.SkipUnless(await mount.WaitForExitAsync() == 0 || Environment.GetEnvironmentVariable("CI") == "true", "No file system can be mounted here.");

        // A disk of 16 KiB, which nobody else sees, and which is gone with the script.
        await using var run = await scene.RunScriptAsync($"""
            {world} sh -euc '
              mount -t tmpfs -o size=16k tmpfs disk
              echo older >disk/older.dump
              code=0
              "$PROGRAM" db backup disk/all.dump || code=$?
              "$PROGRAM" db backup disk/older.dump --force || code=$code$?
              ls -A disk
              cat disk/older.dump
              exit $code'
            """);

        (await run.WaitForExitAsync()).ShouldBe(11, run.Errors);
        run.Output.ShouldBe(["older.dump", "older"]);
        run.Errors.ShouldContain("was not backed up: could not");
        run.Errors.ShouldContain("No space left on device");
        run.Errors.ShouldContain("Make room, or name a file on another disk.");
    }

    [Fact]
    public async Task Stats_are_told_to_people_and_machines_and_vacuum_tells_what_it_is_at()
    {
        using var scene = await VerbScene.CreateAsync(postgres);
        var text = await scene.RunAsync("db", "stats");
        var json = await scene.ReadJsonAsync("db", "stats");
        await using var vacuum = scene.Start("db", "vacuum");

        text[0].ShouldStartWith($"Database {scene.Name}, PostgreSQL ");
        text.ShouldContain(line => line.StartsWith("  tenant_kv ", StringComparison.Ordinal));
        text[^1].ShouldBe("No table has many dead rows.");
        json.GetProperty("database").GetString().ShouldBe(scene.Name);
        json.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("name").GetString()).ShouldContain("tenant_kv");
        (await vacuum.WaitForExitAsync()).ShouldBe(0, vacuum.Errors);
        vacuum.Errors.ShouldContain("vacuuming tenant_kv (");
        vacuum.Output.ShouldHaveSingleItem().ShouldMatch(@"^\d+ tables vacuumed: ");
    }

    [Fact]
    public async Task The_shell_is_psql_on_the_database_and_its_exit_code_is_psqls()
    {
        using var scene = await VerbScene.CreateAsync(postgres);

        (await scene.RunAsync("db", "shell", "--", "--tuples-only", "--no-align", "--command=SELECT current_database()")).ShouldBe([scene.Name]);
        (await scene.FailAsync(1, "db", "shell", "--", "--command=SELECT nonsense")).ShouldContain("column \"nonsense\" does not exist");
    }

    [Fact]
    public async Task A_seeded_guild_has_templates_and_values_and_is_seeded_once()
    {
        using var scene = await VerbScene.CreateAsync(postgres);

        var first = await scene.ReadJsonAsync("db", "seed", "--guild", "5");
        var version = await scene.Database.ScalarAsync<string>("SELECT string_agg(name || version, ',' ORDER BY name) FROM tenant_template_version");
        var second = await scene.ReadJsonAsync("db", "seed", "--guild", "5");

        first.GetProperty("new_templates").GetArrayLength().ShouldBe(2);
        second.GetProperty("new_templates").GetArrayLength().ShouldBe(0);
        (await scene.Database.ScalarAsync<string>("SELECT string_agg(name || version, ',' ORDER BY name) FROM tenant_template_version")).ShouldBe(version);
        (await scene.Database.ScalarAsync<long>("SELECT count(*) FROM tenant_kv")).ShouldBe(first.GetProperty("records").GetInt64());
    }

    [Fact]
    public async Task An_embedded_database_is_backed_up_and_brought_back_into_another_folder()
    {
        using var folder = new TemporaryFolder();
        async Task<string[]> RunAsync(params string[] arguments)
        {
            await using var run = await ProgramRun.RunAsync(folder, arguments);
            (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
            return run.Output;
        }

        await RunAsync("kv", "set", "a", "1", "--guild", "5", "--data", "one");
        await RunAsync("db", "backup", "all.dump", "--data", "one");
        await RunAsync("db", "restore", "all.dump", "--data", "two");

        (await RunAsync("kv", "get", "a", "--guild", "5", "--data", "two")).ShouldBe(["1"]);
    }

    static async Task<NpgsqlConnection> OpenAsync(VerbScene scene)
    {
        var url = new Uri(scene.Database.Url);
        var connection = new NpgsqlConnection($"Host={url.Host};Port={url.Port};Username=postgres;Password={url.UserInfo.Split(':')[1]};Database={scene.Name};Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
