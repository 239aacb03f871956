using TemplateWorker.Playground.Gateway;

namespace TemplateWorker.Playground.Faults;

/// <summary>Faults of the gateway that wait for their moment. Safe from any thread.</summary>
sealed class GatewayFaults
{
    readonly Lock _gate = new();
    PlaygroundFault? _ending;
    int _endsAfter;
    int _duplicates;
    volatile bool _isSilent;
    volatile bool _isOutage;
    volatile PlaygroundFault.Shards? _shards;

    /// <summary>True while heartbeats get no answer.</summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>True while guilds are unavailable. Changed under the world's lock.</summary>
    public bool IsOutage
    {
        get => _isOutage;
        set => _isOutage = value;
    }

    /// <summary>The number of shards that clients should have; null for what is set.</summary>
    public PlaygroundFault.Shards? Shards
    {
        get => _shards;
        set => _shards = value;
    }

    /// <summary>Whether nobody may identify with so many shards.</summary>
    public bool IsTooFew(int shardCount) => _shards is { IsRequired: true } shards && shardCount < shards.Count;

    /// <summary>Ends every connection once so many more dispatches are sent; replaces what was waiting before.</summary>
    public void EndAfter(PlaygroundFault ending, int dispatches)
    {
        lock (_gate)
        {
            _ending = ending;
            _endsAfter = dispatches;
        }
    }

    public void Duplicate(int events)
    {
        lock (_gate)
            _duplicates += events;
    }

    /// <summary>Whether the next event is dispatched twice.</summary>
    public bool TakeDuplicate()
    {
        if (Volatile.Read(ref _duplicates) == 0)
            return false;
        lock (_gate)
        {
            if (_duplicates == 0)
                return false;
            _duplicates--;
            return true;
        }
    }

    /// <summary>Counts a dispatch.</summary>
    /// <returns>How every connection ends now, or null.</returns>
    public GatewayClose? CountSent()
    {
        if (Volatile.Read(ref _endsAfter) == 0)
            return null;
        lock (_gate)
        {
            if (_endsAfter == 0 || --_endsAfter > 0)
                return null;
            var ending = _ending;
            _ending = null;
            return ending is PlaygroundFault.Close close ? GatewayClose.OnRequest(close.Code) : GatewayClose.CutOnRequest;
        }
    }

    public IReadOnlyList<PlaygroundFault> Pending()
    {
        lock (_gate)
        {
            var pending = new List<PlaygroundFault>();
            if (_ending is PlaygroundFault.Cut cut)
                pending.Add(cut with { AfterDispatches = _endsAfter });
            else if (_ending is PlaygroundFault.Close close)
                pending.Add(close with { AfterDispatches = _endsAfter });
            if (_duplicates > 0)
                pending.Add(new PlaygroundFault.Duplicate(_duplicates));
            if (IsSilent)
                pending.Add(new PlaygroundFault.SilentHeartbeats());
            if (IsOutage)
                pending.Add(new PlaygroundFault.Outage());
            if (_shards is { } shards)
                pending.Add(shards);
            return pending;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ending = null;
            _endsAfter = 0;
            _duplicates = 0;
            IsSilent = false;
            _shards = null;
        }
    }
}
