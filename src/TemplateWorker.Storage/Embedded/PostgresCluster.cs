using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Storage.Embedded;

/// <summary>Makes, starts and stops the server of one folder with PostgreSQL's own programs. Callers hold the start lock.</summary>
sealed class PostgresCluster(PostgresBinaries binaries, PostgresUser user, ClusterFolders folders, ILogger logger)
{
    const int Attempts = 20;

    // Everything written since the last checkpoint goes to disk first, which takes a slow disk its time.
    public static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(10);

    static readonly string StopSeconds = StopTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    public int Major => binaries.Major;

    /// <summary>Makes the cluster. Sorting is by code point, so that it does not change with the system's languages.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        EmbeddedLog.Creating(logger, binaries.Major, folders.Root);
        if (Directory.Exists(folders.HalfMadeCluster))
            Directory.Delete(folders.HalfMadeCluster, recursive: true);
        Directory.CreateDirectory(
            folders.HalfMadeCluster, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await user.OwnAsync(folders.HalfMadeCluster, cancellationToken);
        await WritePasswordAsync(cancellationToken);
        var result = await user.RunAsync(
            [
                binaries.Program("initdb"), "-D", folders.HalfMadeCluster, "-U", EmbeddedPostgres.UserName, "--encoding=UTF8", "--locale=C",
                "--auth-local=trust", "--auth-host=scram-sha-256", $"--pwfile={folders.Password}",
            ],
            cancellationToken);
        if (!result.Succeeded)
            throw new EmbeddedPostgresException($"PostgreSQL's initdb could not make a cluster in {folders.Root}: {LastLines(result.Output)}");
        await File.AppendAllTextAsync(
            Path.Combine(folders.HalfMadeCluster, "postgresql.conf"),
            $"\ninclude_if_exists = '{Path.GetFileName(folders.Settings)}'\n", cancellationToken);
        Directory.Move(folders.HalfMadeCluster, folders.Cluster);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <returns>Its port.</returns>
    public async Task<int> StartAsync(EmbeddedPostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        RemoveLeftovers();
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port ?? FreePort();
            if (options.Port is not null && !IsFree(port))
                throw PortInUse(port);
            await WriteSettingsAsync(port, options.IsDurable, cancellationToken);
            if (File.Exists(folders.Log))
                File.Move(folders.Log, folders.OldLog, overwrite: true);
            var result = await RunStartAsync(options.StartTimeout, cancellationToken);
            if (result.Succeeded)
                return port;

            var log = File.Exists(folders.Log) ? await File.ReadAllTextAsync(folders.Log, cancellationToken) : result.Output;
            var portTaken = log.Contains("Address already in use", StringComparison.Ordinal);
            if (portTaken && options.Port is not null)
                throw PortInUse(port);
            // Children of a server that was killed need a moment to notice; a free port may be taken by the time it is used.
            if (attempt == Attempts || !(portTaken || log.Contains("pre-existing shared memory", StringComparison.Ordinal)))
                throw new EmbeddedPostgresException($"The embedded PostgreSQL in {folders.Root} did not start: {LastLines(log)} Its log is {folders.Log}.");
            await Task.Delay(BetweenAttempts, time, cancellationToken);
        }
    }

    /// <summary>Ends connections and stops the server.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var result = await user.RunAsync([binaries.Program("pg_ctl"), "stop", "-D", folders.Cluster, "-m", "fast", "-w", "-t", StopSeconds, "-s"], cancellationToken);
        if (!result.Succeeded && RunningServer.Find(folders) is not null)
            EmbeddedLog.StopFailed(logger, folders.Root, LastLines(result.Output));
    }

    /// <summary>
    /// Leaves a process behind that stops the server when the last program that uses it is gone, killed hard included:
    /// it waits for the users' lock alone. One is enough, so a second one ends at once.
    /// </summary>
    public void LeaveMinder() =>
        user.Leave(
            [
                "setsid", "sh", "-c", "exec flock -n \"$0\" flock -x \"$1\" \"$2\" stop -D \"$3\" -m fast -w -t \"$4\" -s </dev/null >/dev/null 2>&1",
                folders.MinderLock, folders.UsersLock, binaries.Program("pg_ctl"), folders.Cluster, StopSeconds,
            ]);

    // pg_ctl builds a shell command of the paths it is given, so it only gets to see relative ones, which are ours.
    Task<ProgramResult> RunStartAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        user.RunAsync(
            [
                "sh", "-c", "cd -- \"$0\" && exec \"$@\"", folders.Run,
                binaries.Program("pg_ctl"), "start", "-D", Path.GetRelativePath(folders.Run, folders.Cluster), "-l", Path.GetFileName(folders.Log),
                "-w", "-t", ((int)timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-s",
            ],
            cancellationToken);

    void RemoveLeftovers()
    {
        if (File.Exists(folders.PidFile))
        {
            EmbeddedLog.StalePidFile(logger, folders.Root);
            File.Delete(folders.PidFile);
        }
        foreach (var socket in Directory.EnumerateFiles(folders.Sockets, ".s.PGSQL.*"))
            File.Delete(socket);
    }

    async Task WritePasswordAsync(CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var file = new StreamWriter(folders.Password, options))
            await file.WriteLineAsync(RandomNumberGenerator.GetHexString(32, lowercase: true));
        await user.OwnAsync(folders.Password, cancellationToken);
    }

    async Task WriteSettingsAsync(int port, bool isDurable, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            folders.Settings,
            $"""
            # Written anew on every start. Settings of your own belong into postgresql.conf, below the line that includes this file.
            port = {port}
            listen_addresses = '127.0.0.1'
            unix_socket_directories = '{folders.Sockets.Replace("'", "''", StringComparison.Ordinal)}'
            unix_socket_permissions = 0700
            fsync = {(isDurable ? "on" : "off")}
            # Statements here are short; compiling them costs more than it saves.
            jit = off
            # Nobody copies this cluster while it runs.
            wal_level = minimal
            max_wal_senders = 0
            timezone = 'UTC'
            log_timezone = 'UTC'

            """,
            cancellationToken);
        await user.OwnAsync(folders.Settings, cancellationToken);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static EmbeddedPostgresException PortInUse(int port) =>
        new($"Port {port} on 127.0.0.1 is in use, so the embedded PostgreSQL cannot listen there. Choose another database.embedded.port, or none for a free one.");

    static string LastLines(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(5));
}
