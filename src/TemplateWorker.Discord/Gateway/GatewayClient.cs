using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway.Compression;
using TemplateWorker.Discord.Gateway.Members;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// The bot's connection to Discord's gateway: all of its shards. When their number changes, the new ones are opened beside
/// those that there are and take over when all are ready.
/// </summary>
public sealed partial class GatewayClient
{
    readonly GatewayClientOptions _options;
    readonly DiscordRestClient _rest;
    readonly IGatewayEventSink _sink;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    readonly TaskCompletionSource _allReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly WantedIntents _intents;
    readonly GatewayCompression _compression;
    readonly MemberRequests _members;
    volatile ShardFleet[] _fleets = [];
    volatile ShardSet? _wanted;

    /// <summary>Makes a client that is not connected.</summary>
    /// <param name="options">What to ask of Discord.</param>
    /// <param name="rest">Tells where the gateway is; its token is the one to identify with.</param>
    /// <param name="sink">Where events go.</param>
    /// <param name="loggers">Where to log.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public GatewayClient(
        GatewayClientOptions options, DiscordRestClient rest, IGatewayEventSink sink, ILoggerFactory loggers, TimeProvider time)
    {
        options.Validate();
        _options = options;
        _rest = rest;
        _members = new MemberRequests(TrySendAsync, time);
        _sink = new MemberChunkSink(_members, sink);
        _logger = loggers.CreateLogger<GatewayClient>();
        _time = time;
        _intents = new WantedIntents(options.Intents);
        _wanted = options.Shards;
        _compression = CompressionChoice.Of(options.Compression, LibZstd.IsThere);
        if (_compression == GatewayCompression.ZlibStream && options.Compression != _compression)
            GatewayLog.NoZstd(_logger);
    }

    /// <summary>Told on every change of a shard's state, on the shard's own loop: return quickly.</summary>
    public event Action<GatewayShardStatus>? ShardChanged;

    /// <summary>How each shard is doing; empty until their number is known.</summary>
    public IReadOnlyList<GatewayShardStatus> Shards => [.. ServingShards.Select(shard => shard.Status)];

    /// <summary>What it takes to continue the sessions that are open now. They stay after the client has ended.</summary>
    public IReadOnlyList<GatewaySessionState> Sessions => [.. AllShards.Select(shard => shard.Session).OfType<GatewaySessionState>()];

    /// <summary>The events that sessions are opened for.</summary>
    public GatewayIntents Intents => _intents.Current;

    /// <summary>The number of the last event that a shard handed to the sink, in the shard's session.</summary>
    /// <param name="shardId">Which shard, from 0.</param>
    /// <returns>0 before the first event, and for a shard that is not this host's.</returns>
    public long TakenBy(int shardId) => Array.Find(ServingShards, shard => shard.Id == shardId)?.Taken ?? 0;

    // While shards take over from others, those that end come first.
    GatewayShard[] ServingShards => _fleets is [var serving, ..] ? serving.Shards : [];

    IEnumerable<GatewayShard> AllShards => _fleets.SelectMany(fleet => fleet.Shards);

    /// <summary>
    /// Asks for more events. Sessions that are open without them are replaced, one after the other of those that share a
    /// turn to open one; a shard misses what happens while it has none, less than a second as a rule.
    /// </summary>
    /// <param name="intents">Those events, in addition to the ones that come already.</param>
    public void AddIntents(GatewayIntents intents)
    {
        var added = _intents.Add(intents);
        if (added != GatewayIntents.None && _fleets.Length > 0)
            GatewayLog.MoreIntents(_logger, added);
    }

    /// <summary>
    /// Connects all shards and keeps them connected until it is told to stop; then closes them and returns. Call it once.
    /// </summary>
    /// <param name="cancellation">Tells it to stop.</param>
    /// <exception cref="DiscordFatalException">Discord will not serve this bot until a person changes something.</exception>
    public Task RunAsync(CancellationToken cancellation) => RunAsync([], cancellation);

    /// <summary>
    /// Does so too, and first tries to continue sessions that an earlier run left open, so that what happened meanwhile
    /// arrives. Those that lack intents of today, or hold other guilds than the shards of today, are passed over.
    /// </summary>
    /// <param name="former">The <see cref="Sessions"/> of that run, the newest first.</param>
    /// <param name="cancellation">Tells it to stop.</param>
    /// <exception cref="DiscordFatalException">Discord will not serve this bot until a person changes something.</exception>
    public async Task RunAsync(IReadOnlyCollection<GatewaySessionState> former, CancellationToken cancellation)
    {
        try
        {
            var information = await AskForGatewayAsync(cancellation);
            await RunShardsAsync(information, former, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _allReady.TrySetCanceled(cancellation);
        }
        catch (Exception failure)
        {
            _allReady.TrySetException(failure);
            throw;
        }
        finally
        {
            _allReady.TrySetCanceled(CancellationToken.None);
        }
    }

    /// <summary>Completes when every shard has been ready at the same time; fails when the client ends before that.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task WaitUntilReadyAsync(CancellationToken cancellation) => _allReady.Task.WaitAsync(cancellation);

    async Task<GatewayInformation> AskForGatewayAsync(CancellationToken cancellation)
    {
        var backoff = new ReconnectBackoff(_options.ReconnectDelay, _options.LongestReconnectDelay);
        backoff.Next();
        while (true)
        {
            try
            {
                return await _rest.GetGatewayBotAsync(cancellation);
            }
            catch (Exception failure) when (failure is DiscordUnavailableException or DiscordRateLimitedException)
            {
                var wait = backoff.Next();
                GatewayLog.NoInformation(_logger, wait, failure.Message);
                await Task.Delay(wait, _time, cancellation);
            }
        }
    }

    async Task RunShardsAsync(
        GatewayInformation information, IReadOnlyCollection<GatewaySessionState> former, CancellationToken cancellation)
    {
        var suitable = former.Where(CanContinue).ToList();
        var wanted = WantedBy(information);
        var set = ToBeginWith(wanted, suitable);
        if (!set.Equals(wanted))
            _wishes.Writer.TryWrite(true);
        GatewayLog.Starting(_logger, set.Ids.Count, set, information.Url, information.SessionsRemaining, information.SessionsTotal);
        using var identifyLimiter = new IdentifyLimiter(information, _options, AskForGatewayAsync, _logger, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = CreateFleet(set, information, identifyLimiter, stop.Token);
        first.TakeUp(suitable);
        _fleets = [first];
        first.Start();
        Task[] runs = [RunFleetsAsync(first, identifyLimiter, stop.Token), RenewSessionsAsync(identifyLimiter, stop.Token), WatchShardCountAsync(stop.Token)];
        await Task.WhenAny(runs);
        await stop.CancelAsync();
        await Task.WhenAll(runs);
    }

    bool CanContinue(GatewaySessionState session) =>
        (session.Intents & _intents.Current) == _intents.Current && CompressionChoice.Of(session.Compression, LibZstd.IsThere) == session.Compression;

    async Task RenewSessionsAsync(IdentifyLimiter identifyLimiter, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in _intents.GrowthAsync(cancellation))
                await Task.WhenAll(identifyLimiter.ByTurn(AllShards).Select(shards => RenewAsync(shards, identifyLimiter, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    async Task RenewAsync(IEnumerable<GatewayShard> sharingTurn, IdentifyLimiter identifyLimiter, CancellationToken cancellation)
    {
        foreach (var shard in sharingTurn.Where(shard => shard.LacksIntents))
        {
            await identifyLimiter.WaitUntilFreeAsync(shard.Id, cancellation);
            shard.RenewSession();
            // Else the next one would end its session while this one takes the turn.
            await Task.Delay(_options.IdentifyInterval, _time, cancellation);
        }
    }

    void OnShardChanged(GatewayShardStatus status)
    {
        ShardChanged?.Invoke(status);
        if (_fleets is [{ Ready.IsCompleted: true }, ..])
            _allReady.TrySetResult();
    }
}
