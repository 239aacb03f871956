using Npgsql;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.Embedded.EmbeddedServer;

namespace TemplateWorker.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => _folder.Combine("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_is_there_next_time_and_nothing_runs_in_between()
    {
        await using (var first = await StartAsync(Data))
        {
            await ExecuteAsync(first, "CREATE TABLE kept AS SELECT 7 AS n");
            IsRunning(Data).ShouldBeTrue();
        }
        ProcessesOf(Data).ShouldBeEmpty();

        var started = TimeProvider.System.GetTimestamp();
        await using var second = await StartAsync(Data);
        TestContext.Current.SendDiagnosticMessage($"second start in {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms");

        (await QueryAsync<int>(second, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Programs_share_a_server_that_stops_with_the_last_of_them()
    {
        var programs = await Task.WhenAll(StartAsync(Data), StartAsync(Data), StartAsync(Data));
        programs.Select(program => program.Port).Distinct().ShouldHaveSingleItem();

        await programs[0].DisposeAsync();
        await programs[1].DisposeAsync();
        (await QueryAsync<int>(programs[2], "SELECT 1")).ShouldBe(1);
        await programs[2].DisposeAsync();

        ProcessesOf(Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_the_server_is_waited_for_and_not_only_what_pg_ctl_says_of_it()
    {
        var programs = await MakeProgramsThatStopLateAsync();
        await (await StartAsync(Data, binDirectory: programs)).DisposeAsync();

        ProcessesOf(Data).ShouldBeEmpty();
    }

    [Fact]
    public async Task Programs_share_a_server_whose_folder_lies_behind_a_link()
    {
        Directory.CreateSymbolicLink(_folder.Combine("link"), Directory.CreateDirectory(_folder.Combine("real")).FullName);
        var linked = _folder.Combine("link", "data");
        await using var first = await StartAsync(linked);
        var running = await File.ReadAllTextAsync(new ClusterFolders(linked).PidFile, Cancel);
        IsRunning(linked).ShouldBeTrue();

        await using var second = await StartAsync(linked);
        await using var third = await StartAsync(_folder.Combine("real", "data"));

        (await File.ReadAllTextAsync(new ClusterFolders(linked).PidFile, Cancel)).ShouldBe(running);
        (await QueryAsync<int>(second, "SELECT 1")).ShouldBe(1);
        (await QueryAsync<int>(third, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_port_of_choice_is_used_and_asks_for_the_password()
    {
        var port = FreePort.Take();

        await using var server = await StartAsync(Data, port);

        server.Port.ShouldBe(port);
        var password = (await File.ReadAllTextAsync(Path.Combine(Data, "password"), Cancel)).Trim();
        await using var welcome = new NpgsqlConnection(OverTcp(server, password).ConnectionString);
        await welcome.OpenAsync(Cancel);
        await using var stranger = new NpgsqlConnection(OverTcp(server, "guess").ConnectionString);
        (await Should.ThrowAsync<PostgresException>(() => stranger.OpenAsync(Cancel))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task A_deep_folder_gets_its_socket_elsewhere()
    {
        var deep = _folder.Combine([.. Enumerable.Repeat("a-folder-with-a-long-name", 5)]);

        await using var server = await StartAsync(deep);

        (await QueryAsync<int>(server, "SELECT 1")).ShouldBe(1);
        var sockets = new ClusterFolders(deep).Sockets;
        sockets.ShouldStartWith("/tmp/templateworker-");
        File.GetUnixFileMode(sockets).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await server.DisposeAsync();
        Directory.Delete(sockets, recursive: true);
    }

    [Fact]
    public async Task A_folder_with_blanks_and_quotes_serves()
    {
        await using var server = await StartAsync(_folder.Combine("it's \"my\" data"));

        (await QueryAsync<int>(server, "SELECT 1")).ShouldBe(1);
        var sockets = new ClusterFolders(server.DataDirectory).Sockets;
        await server.DisposeAsync();
        if (!sockets.StartsWith(_folder.Path))
            Directory.Delete(sockets, recursive: true);
    }

    // PostgreSQL's own, but for a pg_ctl that says of a server to be stopped that it is, half a second before.
    async Task<string> MakeProgramsThatStopLateAsync()
    {
        var installed = await PostgresBinaries.FindAsync(configured: null, cluster: null, Cancel);
        var folder = Directory.CreateDirectory(_folder.Combine("programs")).FullName;
        foreach (var program in (string[])["initdb", "postgres"])
            File.CreateSymbolicLink(Path.Combine(folder, program), installed.Program(program));
        var control = Path.Combine(folder, "pg_ctl");
        await File.WriteAllTextAsync(
            control,
            $$"""
            #!/bin/sh
            [ "$1" = stop ] || exec {{installed.Program("pg_ctl")}} "$@"
            # Locks are held as long as a process has their files open.
            exec 3>&- 4>&- 5>&- 6>&-
            { sleep 0.5; exec {{installed.Program("pg_ctl")}} "$@"; } </dev/null >/dev/null 2>&1 &

            """,
            Cancel);
        File.SetUnixFileMode(control, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return folder;
    }
}
