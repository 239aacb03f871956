using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Gateway;

namespace TemplateWorker.Hosting;

/// <summary>
/// Keeps in the database where the shards' sessions stand, so that the worker that is started next continues them: every
/// second what changed, and the rest when the gateway has ended; of a shard that others have replaced, nothing. After a crash, events of the last second come once more.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="applicationId">Whose sessions.</param>
/// <param name="gateway">What has them.</param>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock.</param>
sealed class GatewaySessionKeeper(
    GatewaySessionStore store, ulong applicationId, GatewayClient gateway, ILoggerFactory loggers, TimeProvider time)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // What the host waits for the database at its end; without the last second it still stops well.
    static readonly TimeSpan LongestLastSave = TimeSpan.FromSeconds(5);

    readonly ILogger _logger = loggers.CreateLogger<GatewaySessionKeeper>();
    readonly Dictionary<(int Id, int Count), GatewaySessionState> _saved = [];
    bool _isTold;

    /// <summary>Reads the sessions that the last run left open.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<IReadOnlyList<GatewaySessionState>> LoadAsync(CancellationToken stop) =>
        [.. (await store.LoadAsync(applicationId, stop)).Select(ToState).OfType<GatewaySessionState>()];

    /// <summary>Stores what changes, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await SaveAsync(stop);
        }
    }

    /// <summary>Stores what changed last, once the gateway has ended.</summary>
    public async Task SaveLastAsync()
    {
        using var deadline = new CancellationTokenSource(LongestLastSave, time);
        try
        {
            await SaveAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            HostLog.SessionsNotKept(_logger, $"The database took longer than {LongestLastSave.TotalSeconds} s.");
        }
    }

    async Task SaveAsync(CancellationToken stop)
    {
        var sessions = gateway.Sessions;
        var changed = sessions.Where(session => _saved.GetValueOrDefault(ShardOf(session)) != session).ToList();
        var gone = _saved.Keys.Except(sessions.Select(ShardOf)).ToList();
        if (changed.Count + gone.Count == 0)
        {
            return;
        }

        try
        {
            if (changed.Count > 0)
            {
                await store.SaveAsync(applicationId, [.. changed.Select(ToStored)], stop);
            }

            if (gone.Count > 0)
            {
                await store.RemoveAsync(applicationId, gone, stop);
            }

            foreach (var session in changed)
            {
                _saved[ShardOf(session)] = session;
            }

            foreach (var shard in gone)
            {
                _saved.Remove(shard);
            }

            _isTold = false;
        }
        catch (DatabaseUnavailableException error)
        {
            if (!_isTold)
            {
                HostLog.SessionsNotKept(_logger, error.Message);
            }

            _isTold = true;
        }
    }

    static (int Id, int Count) ShardOf(GatewaySessionState session) => (session.ShardId, session.ShardCount);

    static StoredGatewaySession ToStored(GatewaySessionState session) => new(
        session.ShardId, session.ShardCount, session.SessionId, session.Sequence, session.ResumeUrl?.ToString(), (int)session.Intents,
        session.Compression.ToString());

    // What another version of this program wrote and this one cannot read is no session to continue.
    static GatewaySessionState? ToState(StoredGatewaySession stored) =>
        Enum.TryParse<GatewayCompression>(stored.Compression, out var compression)
            ? new GatewaySessionState(
                stored.ShardId, stored.ShardCount, stored.SessionId, stored.Sequence,
                Uri.TryCreate(stored.ResumeUrl, UriKind.Absolute, out var url) ? url : null, (GatewayIntents)stored.Intents, compression)
            : null;
}
