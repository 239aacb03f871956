using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.Gateway;

/// <summary>The bot's connection to Discord's gateway: all of its shards.</summary>
public sealed class GatewayClient
{
    readonly GatewayClientOptions _options;
    readonly DiscordRestClient _rest;
    readonly IGatewayEventSink _sink;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    readonly TaskCompletionSource _allReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile GatewayShard[] _shards = [];

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
        _sink = sink;
        _logger = loggers.CreateLogger<GatewayClient>();
        _time = time;
    }

    /// <summary>Told on every change of a shard's state, on the shard's own loop: return quickly.</summary>
    public event Action<GatewayShardStatus>? ShardChanged;

    /// <summary>How each shard is doing; empty until their number is known.</summary>
    public IReadOnlyList<GatewayShardStatus> Shards => [.. _shards.Select(shard => shard.Status)];

    /// <summary>The number of the last event that a shard handed to the sink, in the shard's session.</summary>
    /// <param name="shardId">Which shard, from 0.</param>
    /// <returns>0 before the first event.</returns>
    public long TakenBy(int shardId) => shardId < _shards.Length ? _shards[shardId].Taken : 0;

    /// <summary>
    /// Connects all shards and keeps them connected until it is told to stop; then closes them and returns. Call it once.
    /// </summary>
    /// <param name="cancellation">Tells it to stop.</param>
    /// <exception cref="DiscordFatalException">Discord will not serve this bot until a person changes something.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var information = await AskForGatewayAsync(cancellation);
            await RunShardsAsync(information, cancellation);
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

    async Task RunShardsAsync(GatewayInformation information, CancellationToken cancellation)
    {
        var count = _options.Shards ?? information.Shards;
        GatewayLog.Starting(_logger, count, information.Url, information.SessionsRemaining, information.SessionsTotal);
        using var identifyLimiter = new IdentifyLimiter(information, _options.IdentifyInterval, _logger, _time);
        var setup = new GatewayShardSetup(_options, information.Url, _rest.Token, count, _sink, _logger, _time);
        _shards = [.. Enumerable.Range(0, count).Select(id => new GatewayShard(id, setup, identifyLimiter, OnShardChanged))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var runs = _shards.Select(shard => shard.RunAsync(stop.Token)).ToList();
        await Task.WhenAny(runs);
        // A shard that ends by itself has failed, and a bot with a hole in its guilds is no service.
        await stop.CancelAsync();
        await Task.WhenAll(runs);
    }

    void OnShardChanged(GatewayShardStatus status)
    {
        ShardChanged?.Invoke(status);
        if (status.State == GatewayShardState.Ready && Array.TrueForAll(_shards, shard => shard.Status.State == GatewayShardState.Ready))
            _allReady.TrySetResult();
    }
}
