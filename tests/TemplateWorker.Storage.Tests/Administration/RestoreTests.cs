using System.Diagnostics;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tests.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Administration;

public sealed class RestoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_database_that_holds_something_is_replaced_only_when_that_is_said()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var backup = await scene.BackUpAsync();
        var before = await scene.DescribeAsync();
        await scene.Raw.ExecuteAsync("INSERT INTO tenant_sorted VALUES ('42', 'guild', 'xp', '2', 7); CREATE TABLE left_over (id int); CREATE TYPE mood AS ENUM ('fine')");

        var refusal = await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(backup.File));

        refusal.Message.ShouldContain("is not empty, and what is there would be lost; the database is as it was.");
        (await scene.Raw.ScalarAsync<long>("SELECT count(*) FROM tenant_sorted")).ShouldBe(2);
        await scene.RestoreAsync(backup.File, replaces: true);
        (await scene.DescribeAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Tables_without_a_row_are_nothing_to_lose()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await using var migrated = await AdministrationScene.CreateAsync(postgres);
        await migrated.Raw.ExecuteAsync("TRUNCATE tenant_kv, tenant_kv_usage, tenant_sorted");

        await migrated.RestoreAsync((await scene.BackUpAsync()).File);

        (await migrated.DescribeAsync()).ShouldBe(await scene.DescribeAsync());
    }

    [Fact]
    public async Task A_dump_of_a_newer_program_is_refused_before_anything_is_touched()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await scene.Raw.ExecuteAsync("INSERT INTO _migrations_applied (id) VALUES ('of_tomorrow')");
        var backup = await scene.BackUpAsync();
        var before = await scene.DescribeAsync();

        var refusal = await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(backup.File, replaces: true));

        refusal.Message.ShouldContain("its database had the migrations of_tomorrow; the database is as it was.");
        (await scene.DescribeAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_older_dump_is_restored_and_its_pending_migrations_are_named()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var last = MigrationCatalog.All[^1].Id;
        await scene.Raw.ExecuteAsync($"DELETE FROM _migrations_applied WHERE id = '{last}'");
        await using var other = await AdministrationScene.CreateEmptyAsync(postgres);

        (await other.RestoreAsync((await scene.BackUpAsync()).File)).Pending.ShouldBe([last]);
    }

    [Fact]
    public async Task A_dump_cut_short_anywhere_is_refused_before_anything_is_touched()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        await scene.Raw.ExecuteAsync("INSERT INTO tenant_sorted SELECT '42', 'guild', 'many', md5(i::text), i FROM generate_series(1, 2000) i");
        var whole = await File.ReadAllBytesAsync((await scene.BackUpAsync()).File, Stop);
        var before = await scene.DescribeAsync();

        foreach (var length in new[] { 0, 3, 40, whole.Length / 2, whole.Length - 200 })
        {
            await File.WriteAllBytesAsync(scene.File("cut.dump"), whole[..length], Stop);
            var refusal = await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(scene.File("cut.dump"), replaces: true));
            refusal.Message.ShouldContain(scene.File("cut.dump"));
        }

        (await scene.DescribeAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("no dump at all, but a letter", "is text and no dump in pg_dump's custom format")]
    [InlineData("", "is empty")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006", "is no dump in pg_dump's custom format")]
    public async Task What_is_no_dump_is_told_apart(string content, string reason)
    {
        await using var scene = await AdministrationScene.CreateEmptyAsync(postgres);
        scene.Write("all.dump", content);

        (await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(scene.File("all.dump")))).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var scene = await AdministrationScene.CreateEmptyAsync(postgres);

        (await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(scene.File("missing.dump")))).Message
            .ShouldStartWith($"The dump {scene.File("missing.dump")} cannot be read: ");
    }

    [Fact]
    public async Task A_dump_of_another_program_is_refused()
    {
        await using var scene = await AdministrationScene.CreateEmptyAsync(postgres);
        await scene.Raw.ExecuteAsync("CREATE TABLE wordpress_posts (id int)");
        var settings = scene.Target.CopySettings();
        var dump = (await PostgresBinaries.FindAsync(configured: null, cluster: null, Stop)).Program("pg_dump");
        using var run = Process.Start(dump, ["--format=custom", $"--file={scene.File("blog.dump")}", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!]);
        await run.WaitForExitAsync(Stop);

        (await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(scene.File("blog.dump"), replaces: true))).Message
            .ShouldContain("is a dump of something else");
        (await scene.Raw.ScalarAsync<long>("SELECT count(*) FROM wordpress_posts")).ShouldBe(0);
    }

    [Fact]
    public async Task One_that_is_given_up_halfway_leaves_the_database_as_it_was()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var backup = await scene.BackUpAsync();
        await scene.Raw.ExecuteAsync("INSERT INTO tenant_sorted VALUES ('42', 'guild', 'xp', '2', 7)");
        var before = await scene.DescribeAsync();
        using var stop = new CancellationTokenSource();
        var progress = new StoppingProgress("restoring tenant_kv (", stop);

        await Should.ThrowAsync<OperationCanceledException>(() => scene.Administration.Restore.RunAsync(backup.File, replaces: true, progress, stop.Token));

        (await scene.DescribeAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_running_worker_is_not_robbed_of_its_data()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var backup = await scene.BackUpAsync();
        await using var database = await PostgresFixture.OpenAsync(scene.Target);
        using var end = new CancellationTokenSource();
        var listening = database.Changes.RunAsync(new RecordingSink(), end.Token);
        await Eventually.HoldsAsync(() => database.Changes.HasListenerAsync(Stop), "the worker listens");

        (await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(backup.File, replaces: true))).Message
            .ShouldBe("A worker runs on this database. Stop it first; the database is as it was.");
        (await Should.ThrowAsync<AdministrationException>(() => scene.Administration.Reset.RunAsync(Stop))).Message
            .ShouldBe("A worker runs on this database. Stop it first; nothing was removed.");

        await end.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task A_server_that_only_answers_reads_is_told_apart_from_one_at_fault()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var backup = await scene.BackUpAsync();
        await scene.Raw.ExecuteAsync($"ALTER DATABASE {scene.Target.ToString().Split(' ')[^1]} SET default_transaction_read_only = on");

        var refusal = await Should.ThrowAsync<AdministrationException>(() => scene.RestoreAsync(backup.File, replaces: true));

        refusal.Message.ShouldContain("cannot be restored: the server only answers reads, as one in recovery (a standby) does. Use the one that takes writes.");
    }

    [Fact]
    public async Task Reset_leaves_an_empty_database_with_its_schema()
    {
        await using var scene = await AdministrationScene.CreateAsync(postgres);
        var schema = await Migrations.SchemaDump.OfAsync(scene.Target);
        await scene.Raw.ExecuteAsync("CREATE VIEW seen AS SELECT key FROM tenant_kv");

        (await scene.Administration.Reset.CountAsync(Stop)).ShouldContain(new RowCount("tenant_kv", 1));
        await scene.Administration.Reset.RunAsync(Stop);

        (await Migrations.SchemaDump.OfAsync(scene.Target)).ShouldBe(schema);
        (await scene.Administration.Reset.CountAsync(Stop)).Select(table => table.Table).ShouldBe(["_migrations_applied"]);
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
