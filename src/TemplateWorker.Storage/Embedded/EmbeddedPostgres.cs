using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Embedded;

/// <summary>
/// A PostgreSQL of the program's own, in a folder. Several programs may use one folder at once: the first starts the
/// server, the others join, and it stops when the last one leaves or dies.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string UserName = "postgres";
    const string DatabaseName = "templateworker";

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan MinderPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan ProcessPatience = TimeSpan.FromSeconds(2);

    readonly ClusterFolders _folders;
    readonly PostgresCluster _cluster;
    readonly EmbeddedPostgresOptions _options;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    FileStream? _use;

    EmbeddedPostgres(
        ClusterFolders folders, PostgresCluster cluster, EmbeddedPostgresOptions options, FileStream use, int port, ILogger logger, TimeProvider time)
    {
        _folders = folders;
        _cluster = cluster;
        _options = options;
        _use = use;
        _logger = logger;
        _time = time;
        Port = port;
        Connection = Connect(folders, port, DatabaseName);
    }

    /// <summary>Where its database is: on the Unix socket, without a password.</summary>
    public DatabaseConnection Connection { get; }

    /// <summary>The same as text that <see cref="DatabaseConnection.Parse"/> takes. It holds no password, for the socket asks none.</summary>
    public string Address => Connection.CopySettings().ConnectionString;

    /// <summary>Its port on 127.0.0.1, where a login takes the password of <c>password</c> in <see cref="DataDirectory"/>.</summary>
    public int Port { get; }

    /// <summary>The folder of its cluster, log and locks, as a full path.</summary>
    public string DataDirectory => _folders.Root;

    /// <summary>Starts the server of a folder, or joins the one that runs, and waits until it answers.</summary>
    /// <param name="options">Which folder, which programs, which port.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="time">The clock that waits are measured with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot be started.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<EmbeddedPostgres>();
        var started = time.GetTimestamp();
        var folders = new ClusterFolders(options.DataDirectory);
        var user = await PostgresUser.ChooseAsync(cancellationToken);
        // Without programs nothing should be made on disk.
        var binaries = await PostgresBinaries.FindAsync(options.BinDirectory, folders.ClusterMajor, cancellationToken);
        await folders.CreateAsync(user, cancellationToken);
        var cluster = new PostgresCluster(binaries, user, folders, logger);

        await using var startLock = await TakeAsync(folders, folders.StartLock, shared: false, options, time, cancellationToken);
        var use = await TakeAsync(folders, folders.UsersLock, shared: true, options, time, cancellationToken);
        try
        {
            await user.OwnAsync(folders.UsersLock, cancellationToken);
            if (folders.ClusterMajor is null)
                await cluster.CreateAsync(cancellationToken);
            cluster.LeaveMinder();
            var port = await FindAnsweringAsync(folders, options, time, cancellationToken);
            if (port is null)
            {
                port = await cluster.StartAsync(options, time, cancellationToken);
                EmbeddedLog.Started(logger, cluster.Major, port.Value, time.GetElapsedTime(started), folders.Root);
            }
            else
            {
                EmbeddedLog.Adopted(logger, port.Value, folders.Root);
            }
            await CreateDatabaseAsync(folders, port.Value, cancellationToken);
            return new EmbeddedPostgres(folders, cluster, options, use, port.Value, logger, time);
        }
        catch
        {
            // The minder stops what was started.
            await use.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves the server; when nobody else uses it, waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
            return;
        await using var startLock = await TakeAsync(_folders, _folders.StartLock, shared: false, _options, _time, CancellationToken.None);
        var server = ReadServer();
        await use.DisposeAsync();
        if (FileLock.TryTake(_folders.UsersLock, shared: false) is { } alone)
        {
            await using (alone)
                await _cluster.StopAsync(CancellationToken.None);
        }
        else if (FileLock.TryTake(_folders.UsersLock, shared: true) is { } others)
        {
            await others.DisposeAsync();
            EmbeddedLog.Left(_logger, _folders.Root);
            return;
        }
        else
        {
            // The minder was quicker and is stopping it.
            await (await FileLock.TakeAsync(_folders.UsersLock, shared: true, PostgresCluster.StopTimeout, _time, CancellationToken.None)).DisposeAsync();
        }
        await WaitForMinderAsync();
        if (server is not null)
            await WaitForEndAsync(server);
        EmbeddedLog.Stopped(_logger, _folders.Root);
    }

    RunningServer? ReadServer()
    {
        try
        {
            return RunningServer.Read(_folders);
        }
        catch (EmbeddedPostgresException exception)
        {
            EmbeddedLog.ProcessUnknown(_logger, exception, _folders.Root);
            return null;
        }
    }

    // A server removes its file, which is all that pg_ctl waits for, a moment before its process ends.
    async Task WaitForEndAsync(RunningServer server)
    {
        var started = _time.GetTimestamp();
        while (ServerProcess.IsRunning(server) && _time.GetElapsedTime(started) < ProcessPatience)
            await Task.Delay(Interval, _time);
    }

    async Task WaitForMinderAsync()
    {
        var started = _time.GetTimestamp();
        while (_time.GetElapsedTime(started) < MinderPatience)
        {
            if (FileLock.TryTake(_folders.MinderLock, shared: false) is { } free)
            {
                await free.DisposeAsync();
                return;
            }
            await Task.Delay(Interval, _time);
        }
    }

    static async Task<FileStream> TakeAsync(
        ClusterFolders folders, string path, bool shared, EmbeddedPostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(path, shared, options.StartTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The folder {folders.Root} cannot be used: {exception.Message} Is another program stuck there, or does the folder belong to another user?", exception);
        }
    }

    // A server that starts up or shuts down is waited for until it is one or the other. One that answers is alive
    // whatever its process looks like from here, as it may from another container.
    static async Task<int?> FindAnsweringAsync(
        ClusterFolders folders, EmbeddedPostgresOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (RunningServer.Read(folders) is { } server)
        {
            if (server.Port > 0 && await AnswersAsync(folders, server.Port, cancellationToken))
                return server.Port;
            if (!ServerProcess.MayBe(server))
                return null;
            if (time.GetElapsedTime(started) > options.StartTimeout)
            {
                throw new EmbeddedPostgresException(
                    $"The PostgreSQL process {server.ProcessId} of {folders.Root} runs but does not answer. Its log is {folders.Log}. " +
                    $"If that process is another server's, remove {folders.PidFile}.");
            }
            await Task.Delay(Interval, time, cancellationToken);
        }
        return null;
    }

    static async Task<bool> AnswersAsync(ClusterFolders folders, int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(folders, port, UserName, cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static async Task CreateDatabaseAsync(ClusterFolders folders, int port, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(folders, port, DatabaseName, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = await OpenAsync(folders, port, UserName, cancellationToken);
            await using var command = new NpgsqlCommand($"CREATE DATABASE {DatabaseName}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    static async Task<NpgsqlConnection> OpenAsync(ClusterFolders folders, int port, string database, CancellationToken cancellationToken)
    {
        var settings = Connect(folders, port, database).CopySettings();
        settings.Pooling = false;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static DatabaseConnection Connect(ClusterFolders folders, int port, string database) =>
        new(new NpgsqlConnectionStringBuilder { Host = folders.Sockets, Port = port, Username = UserName, Database = database });
}
