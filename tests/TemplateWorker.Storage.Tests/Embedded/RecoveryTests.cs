using System.Diagnostics;
using Npgsql;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Testing;
using static TemplateWorker.Storage.Tests.Embedded.EmbeddedServer;

namespace TemplateWorker.Storage.Tests.Embedded;

/// <summary>After the worst, the next start finds everything that was committed.</summary>
public sealed class RecoveryTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => _folder.Combine("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_killed_with_all_its_processes_comes_back()
    {
        await using var first = await StartAsync(Data);
        await ExecuteAsync(first, "CREATE TABLE kept AS SELECT 7 AS n");
        var processes = ProcessesOf(Data);
        // Some of them end by themselves when the first is gone.
        foreach (var process in Process.GetProcesses().Where(process => processes.Contains(process.Id)))
            process.Kill();
        await Eventually.HoldsAsync(() => ProcessesOf(Data).Count == 0, "the server's processes are gone");

        await using var second = await StartAsync(Data);

        (await QueryAsync<int>(second, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_server_killed_alone_comes_back_while_its_children_are_still_leaving()
    {
        await using var first = await StartAsync(Data);
        await ExecuteAsync(first, "CREATE TABLE kept AS SELECT 7 AS n");
        await using var busy = new NpgsqlConnection(first.Connection.CopySettings().ConnectionString);
        await busy.OpenAsync(Cancel);
        Process.GetProcessById(RunningServer.Find(new ClusterFolders(Data))!.ProcessId).Kill();

        await using var second = await StartAsync(Data);

        (await QueryAsync<int>(second, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task A_pid_file_that_names_a_process_of_somebody_else_does_not_mislead()
    {
        await (await StartAsync(Data)).DisposeAsync();
        await File.WriteAllTextAsync(new ClusterFolders(Data).PidFile, $"{Environment.ProcessId}\n{Data}\n1\n1\n", Cancel);

        await using var server = await StartAsync(Data);

        (await QueryAsync<int>(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_that_was_never_finished_is_made_anew()
    {
        var half = new ClusterFolders(Data).HalfMadeCluster;
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15\n", Cancel);

        await using var server = await StartAsync(Data);

        (await QueryAsync<int>(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_does_not_outlive_a_program_that_is_killed()
    {
        using var program = StartHolder();
        await Eventually.HoldsAsync(() => File.Exists(_folder.Combine("ready")), "the program has its server");
        IsRunning(Data).ShouldBeTrue();

        program.Kill();

        await Eventually.HoldsAsync(() => ProcessesOf(Data).Count == 0, "the server stopped by itself");
    }

    [Fact]
    public async Task A_program_that_starts_while_a_killed_ones_server_is_stopping_gets_a_server()
    {
        using var program = StartHolder();
        await Eventually.HoldsAsync(() => File.Exists(_folder.Combine("ready")), "the program has its server");
        program.Kill();

        await using var server = await StartAsync(Data);

        (await QueryAsync<int>(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_program_that_may_not_look_at_the_servers_process_joins_it_and_deletes_nothing()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only for root does another user run PostgreSQL.");
        await using var first = await StartAsync(Data);
        var pidFile = new ClusterFolders(Data).PidFile;
        var running = await File.ReadAllTextAsync(pidFile, Cancel);

        using var program = StartHolder("setpriv", "--bounding-set=-sys_ptrace", "--");
        await Eventually.HoldsAsync(() => File.Exists(_folder.Combine("ready")) || program.HasExited, "the program has its server");
        program.Kill();
        await program.WaitForExitAsync(Cancel);

        File.Exists(_folder.Combine("ready")).ShouldBeTrue();
        (await File.ReadAllTextAsync(pidFile, Cancel)).ShouldBe(running);
        (await QueryAsync<int>(first, "SELECT 1")).ShouldBe(1);
    }

    Process StartHolder(params string[] prefix)
    {
        string[] command =
        [
            .. prefix, Environment.ProcessPath!,
            .. Path.GetFileName(Environment.ProcessPath) == "dotnet" ? new[] { typeof(ServerHolder).Assembly.Location } : [],
            "-explicit", "only", "-method", $"{typeof(ServerHolder).FullName}.{nameof(ServerHolder.Hold_a_server_until_killed)}",
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[ServerHolder.FolderVariable] = _folder.Path;
        return Process.Start(start)!;
    }
}
