namespace TemplateWorker.Discord.Gateway;

/// <summary>This host's shards of one number of shards, which start and end together.</summary>
sealed class ShardFleet : IDisposable
{
    readonly CancellationTokenSource _stop;
    readonly Action<GatewayShardStatus> _changed;
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _guildsAreThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<string> _tooFew = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isRetired;

    /// <summary>Makes shards that do not run yet.</summary>
    /// <param name="setup">What they share.</param>
    /// <param name="set">Which.</param>
    /// <param name="identifyLimiter">Gives them their turns.</param>
    /// <param name="changed">Told on every change of a shard's state.</param>
    /// <param name="cancellation">Ends them.</param>
    public ShardFleet(
        GatewayShardSetup setup, ShardSet set, IdentifyLimiter identifyLimiter, Action<GatewayShardStatus> changed,
        CancellationToken cancellation)
    {
        Set = set;
        Sink = new FleetSink(setup.Sink);
        _changed = changed;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var own = setup with { ShardCount = set.Count, Sink = Sink };
        Shards = [.. set.Ids.Select(id => new GatewayShard(id, own, identifyLimiter, this))];
    }

    /// <summary>Which shards, of how many.</summary>
    public ShardSet Set { get; }

    /// <summary>The shards.</summary>
    public GatewayShard[] Shards { get; }

    /// <summary>Where their events go.</summary>
    public FleetSink Sink { get; }

    /// <summary>Whether other shards have taken their place, so that nobody continues their sessions.</summary>
    public bool IsRetired => _isRetired;

    /// <summary>Completes when every shard has been ready at the same time.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when every shard has been told of the guilds that Discord announced, too.</summary>
    public Task GuildsAreThere => _guildsAreThere.Task;

    /// <summary>Completes, with the reason, when Discord wants more shards than these.</summary>
    public Task<string> TooFew => _tooFew.Task;

    /// <summary>Completes when a shard has ended, and fails if it did not end because it was told to.</summary>
    public Task Run { get; private set; } = Task.CompletedTask;

    /// <summary>Continues sessions of an earlier run, as far as they suit. Only before the shards run.</summary>
    public void TakeUp(IReadOnlyCollection<GatewaySessionState> former)
    {
        foreach (var shard in Shards)
        {
            var session = former.FirstOrDefault(one => one.ShardId == shard.Id && one.ShardCount == Set.Count);
            if (session != null)
                shard.TakeUp(session);
        }
    }

    /// <summary>Connects the shards.</summary>
    public void Start() => Run = RunAsync();

    /// <summary>Ends the shards and their sessions, which nobody continues.</summary>
    public Task RetireAsync()
    {
        _isRetired = true;
        return StopAsync();
    }

    /// <summary>Ends the shards.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Whether the shard of a guild has asked for its session, so that what happens there now comes by it.</summary>
    /// <param name="guildId">The guild; null for what belongs to none, which comes by the first shard.</param>
    public bool HasIdentified(ulong? guildId)
    {
        var index = Set.IndexOf((int)((guildId.GetValueOrDefault() >> 22) % (ulong)Set.Count));
        return index >= 0 && Shards[index].HasIdentified;
    }

    /// <summary>Hears of a shard.</summary>
    public void OnChanged(GatewayShardStatus status)
    {
        if (status.State == GatewayShardState.Ready && Array.TrueForAll(Shards, shard => shard.Status.State == GatewayShardState.Ready))
            _ready.TrySetResult();
        OnGuilds();
        _changed(status);
    }

    /// <summary>Hears that a shard knows all its guilds.</summary>
    public void OnGuilds()
    {
        if (_ready.Task.IsCompleted && Array.TrueForAll(Shards, shard => shard.HasGuilds))
            _guildsAreThere.TrySetResult();
    }

    /// <summary>Hears that Discord wants more shards.</summary>
    public void OnTooFew(string reason) => _tooFew.TrySetResult(reason);

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    async Task RunAsync()
    {
        Task[] runs = [.. Shards.Select(shard => shard.RunAsync(_stop.Token))];
        await Task.WhenAny(runs);
        // A shard that ends by itself has failed, and a bot with a hole in its guilds is no service.
        await _stop.CancelAsync();
        await Task.WhenAll(runs);
    }
}
