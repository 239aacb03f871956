using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Administration;

public sealed class BackupTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_was_backed_up_comes_back_the_same_to_the_last_row()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await using var other = await AdministrationScene.CreateEmptyAsync(postgres);

        var backup = await scene.BackUpAsync();
        var restored = await other.RestoreAsync(backup.File);

        backup.Tables.ShouldContain(new RowCount("tenant_kv", 1));
        backup.Schema.ShouldBe(MigrationCatalog.All[^1].Id);
        backup.Bytes.ShouldBe(new FileInfo(backup.File).Length);
        File.GetUnixFileMode(backup.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        scene.Progress.Steps.ShouldContain(step => step.StartsWith("dumping tenant_kv ("));
        restored.Tables.ShouldBe(backup.Tables);
        restored.Pending.ShouldBeEmpty();
        (await other.DescribeAsync()).ShouldBe(await scene.DescribeAsync());
    }

    [Fact]
    public async Task A_file_that_is_there_stays_as_it_is_unless_it_is_to_be_replaced()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        scene.Write("all.dump", "precious");

        var refusal = await Should.ThrowAsync<AdministrationException>(() => scene.BackUpAsync());

        refusal.Message.ShouldBe($"{scene.File("all.dump")} exists and stays as it is; name another file, or replace it with --force.");
        (await File.ReadAllTextAsync(scene.File("all.dump"), Stop)).ShouldBe("precious");
        await scene.Administration.Backup.RunAsync(scene.File("all.dump"), overwrites: true, scene.Progress, Stop);
        (await File.ReadAllBytesAsync(scene.File("all.dump"), Stop))[..5].ShouldBe("PGDMP"u8.ToArray());
    }

    [Fact]
    public async Task What_is_no_file_is_never_replaced()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [scene.File("pipe")]))
            await make.WaitForExitAsync(Stop);
        File.CreateSymbolicLink(scene.File("link"), scene.File("pipe"));
        Directory.CreateDirectory(scene.File("folder"));

        foreach (var name in new[] { "pipe", "link", "folder" })
        {
            var refusal = await Should.ThrowAsync<AdministrationException>(
                () => scene.Administration.Backup.RunAsync(scene.File(name), overwrites: true, scene.Progress, Stop));
            refusal.Message.ShouldBe($"{scene.File(name)} is no file that can be replaced; name a file.");
        }

        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(scene.File("pipe"))!).Select(Path.GetFileName).ShouldBe(["pipe", "link", "folder"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_role_that_may_not_read_is_told_what_it_lacks()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var role = $"reader_{scene.Target.ToString().Split(' ')[^1]}";
        await scene.Raw.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}; REVOKE SELECT ON tenant_kv FROM {role}");
        var limited = scene.Target.CopySettings();
        limited.Username = role;

        var refusal = await Should.ThrowAsync<AdministrationException>(() => AdministrationScene.Of(DatabaseConnection.Parse(limited.ConnectionString))
            .Backup.RunAsync(scene.File("all.dump"), overwrites: false, scene.Progress, Stop));

        refusal.Message.ShouldContain("permission denied for table tenant_kv");
        refusal.Message.ShouldContain("Log in as the owner of the database");
        File.Exists(scene.File("all.dump")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_only_answers_reads_can_be_backed_up()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await scene.Raw.ExecuteAsync($"ALTER DATABASE {scene.Target.ToString().Split(' ')[^1]} SET default_transaction_read_only = on");

        (await scene.BackUpAsync()).Tables.ShouldContain(new RowCount("tenant_kv", 1));
    }

    [Fact]
    public async Task A_program_that_is_too_old_for_the_server_is_not_used()
    {
        var refusal = await Should.ThrowAsync<AdministrationException>(() => PostgresProgram.FindAsync("pg_dump", 99, folder: null, Stop));

        refusal.Message.ShouldMatch("^The server is PostgreSQL 99, which needs pg_dump of that version or a later one, and only that of PostgreSQL [0-9]+ is installed");
        refusal.Message.ShouldContain("apt-get install postgresql-client-99");
    }

    [Fact]
    public async Task One_that_is_given_up_leaves_nothing_behind()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        using var stop = new CancellationTokenSource();
        // pg_dump waits for this lock.
        await using var holder = new Npgsql.NpgsqlConnection(scene.Target.CopySettings().ConnectionString + ";Pooling=false");
        await holder.OpenAsync(Stop);
        await using var transaction = await holder.BeginTransactionAsync(Stop);
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE tenant_sorted IN ACCESS EXCLUSIVE MODE", holder))
            await command.ExecuteNonQueryAsync(Stop);

        var backup = scene.Administration.Backup.RunAsync(scene.File("all.dump"), overwrites: false, scene.Progress, stop.Token);
        await Eventually.HoldsAsync(
            async () => await scene.Raw.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tenant_sorted'::regclass") > 0,
            "pg_dump waits for the lock");
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => backup);
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(scene.File("all.dump"))!).ShouldBeEmpty();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
