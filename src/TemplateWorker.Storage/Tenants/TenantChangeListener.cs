using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tenants;

/// <summary>Hears through LISTEN/NOTIFY what any host changes of tenants, on a connection of its own.</summary>
public sealed class TenantChangeListener
{
    // The channel that the triggers of migration tenant_changes speak on.
    const string Channel = "tenant_changes";

    // A connection that died without a word is noticed after this many seconds.
    const int KeepAliveSeconds = 30;

    static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    readonly DatabaseConnection _target;
    readonly ILogger _logger;
    readonly TimeProvider _time;

    internal TenantChangeListener(DatabaseConnection target, ILoggerFactory loggers, TimeProvider time)
    {
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

    async Task ListenAsync(ITenantChangeSink sink, Action onConnected, CancellationToken cancellationToken)
    {
        var settings = _target.CopySettings();
        settings.Pooling = false;
        settings.KeepAlive = KeepAliveSeconds;
        settings.ApplicationName ??= "templateworker listener";
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        var notices = new ConcurrentQueue<string>();
        connection.Notification += (_, notice) => notices.Enqueue(notice.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
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
