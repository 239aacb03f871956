using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tenants;

/// <summary>Hears through LISTEN/NOTIFY what any host changes of tenants, on a connection of its own.</summary>
public sealed class TenantChangeListener
{
    // The channel that the triggers of migration tenant_changes speak on.
    const string Channel = "tenant_changes";

    // Whoever listens holds this advisory lock, shared, for as long: "listens!" in ASCII. Names of applications can be set
    // by the connection, and the server tells others no more than that of a session of another user.
    internal const long LockKey = 0x6C697374656E7321;

    // A connection that died without a word is noticed after this many seconds.
    const int KeepAliveSeconds = 30;

    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    static readonly string IsHeld = string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = {LockKey >> 32} AND objid = {LockKey & uint.MaxValue} AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))");

    readonly DatabaseSession _session;
    readonly DatabaseConnection _target;
    readonly ILogger _logger;
    readonly TimeProvider _time;

    internal TenantChangeListener(DatabaseSession session, DatabaseConnection target, ILoggerFactory loggers, TimeProvider time)
    {
        _session = session;
        _target = target;
        _logger = loggers.CreateLogger<TenantChangeListener>();
        _time = time;
    }

    /// <summary>Listens until cancelled; reconnects, ever less often, while the database is out of reach.</summary>
    /// <param name="sink">Who is told.</param>
    /// <param name="cancellationToken">Ends listening; the task then ends without an error.</param>
    public async Task RunAsync(ITenantChangeSink sink, CancellationToken cancellationToken)
    {
        var delay = FirstDelay;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(sink, () => delay = FirstDelay, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException exception)
            {
                // Hosts that lost the same server must not all come back at the same moment.
                var jittered = delay * (0.5 + (Random.Shared.NextDouble() / 2));
                TenantLog.ListenFailed(_logger, ConnectionFailure.ToUnavailable(_target, exception).Message, jittered);
                if (!await WaitAsync(jittered, cancellationToken))
                    return;
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    /// <summary>Whether any program listens on the database at this moment.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<bool> HasListenerAsync(CancellationToken cancellationToken) =>
        _session.ReadAsync(
            async (connection, ct) =>
            {
                await using var command = new NpgsqlCommand(IsHeld, connection);
                return (bool)(await command.ExecuteScalarAsync(ct))!;
            },
            cancellationToken);

    async Task ListenAsync(ITenantChangeSink sink, Action onConnected, CancellationToken cancellationToken)
    {
        var settings = _target.CopySettings();
        settings.Pooling = false;
        settings.KeepAlive = KeepAliveSeconds;
        settings.ApplicationName ??= "templateworker listener";
        await using var source = PostgresSource.Create(settings);
        var notices = new ConcurrentQueue<string>();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notice) => notices.Enqueue(notice.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}; SELECT pg_advisory_lock_shared({LockKey})", connection))
            await command.ExecuteNonQueryAsync(cancellationToken);
        onConnected();
        TenantLog.Listening(_logger, _target.ToString());
        sink.OnListening();
        while (true)
        {
            while (notices.TryDequeue(out var payload))
                Tell(sink, payload);
            await connection.WaitAsync(cancellationToken);
        }
    }

    void Tell(ITenantChangeSink sink, string payload)
    {
        var parts = payload.Split(':');
        if (parts.Length != 3 || !TenantId.TryParse(parts[0], parts[1], out var tenant))
            TenantLog.UnknownNotice(_logger, payload);
        else if (parts[2] == "state")
            sink.OnChanged(tenant, TenantChange.State);
        else if (parts[2] == "templates")
            sink.OnChanged(tenant, TenantChange.Templates);
        else if (parts[2] == "commands")
            sink.OnChanged(tenant, TenantChange.Commands);
        else
            TenantLog.UnknownNotice(_logger, payload);
    }

    async Task<bool> WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, _time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
