using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// Who has no events gives back what it holds: after a time, or sooner where it is needed. All but GiveUpIdle need the
// lock.
sealed partial class SandboxTraffic
{
    // A tenant that was idle for less is about to be back, and would only be loaded again.
    static readonly TimeSpan IdleUnderPressure = TimeSpan.FromSeconds(30);

    /// <summary>Gives up half of the VMs without events for a while, the longest idle first, because memory is short.</summary>
    /// <returns>How many.</returns>
    public int GiveUpIdle()
    {
        var now = _parts.Time.GetTimestamp();
        SandboxSession? session;
        int count;
        lock (_gate)
        {
            session = _session;
            if (session is null)
                return 0;
            var idle = _lanes.Values.Where(lane => _parts.Time.GetElapsedTime(lane.LastUsed, now) >= IdleUnderPressure);
            count = GiveUp(session, LeastRecentlyUsed.Choose(idle, (session.Vms.Count + 1) / 2), EvictionCause.Memory);
        }
        session.Connection.Sender.FlushWhenDue();
        return count;
    }

    void CheckIdle(SandboxSession session, long now)
    {
        var unloaded = 0;
        foreach (var lane in _lanes.Values)
            unloaded += UnloadIfIdle(lane, session, now) ? 1 : 0;
        _parts.Metrics.Evicted(EvictionCause.Idle, unloaded);
        if (session.Vms.Count > _options.WarmTenants)
            GiveUp(session, LeastRecentlyUsed.Choose(_lanes.Values, session.Vms.Count - _options.WarmTenants), EvictionCause.Count);
        if (_collectDue && _held == 0 && _parts.Time.GetElapsedTime(_lastEvent, now) >= _options.CollectAfter)
        {
            _collectDue = false;
            session.Connection.Sender.Append(FrameKind.CollectGarbage, 0);
        }
    }

    bool UnloadIfIdle(TenantLane lane, SandboxSession session, long now)
    {
        var idle = _parts.Time.GetElapsedTime(lane.LastUsed, now);
        if (lane is not { Held: 0, Fetching: false, AwaitsTurn: false, MovesTo: null } || idle < _options.IdleUnload)
            return false;
        var had = lane.Vm is not null;
        GiveUp(session, lane);
        // A tenant that came back to whole buckets by being forgotten would have found a way around its limits.
        if (idle >= _options.CpuBurstWindow && idle >= _options.LongestRateWindow && lane.Elsewhere?.Knows(lane.Tenant) != true)
            _lanes.Remove(lane.Tenant);
        return had;
    }

    int GiveUp(SandboxSession session, IReadOnlyList<TenantLane> lanes, EvictionCause cause)
    {
        foreach (var lane in lanes)
            GiveUp(session, lane);
        _parts.Metrics.Evicted(cause, lanes.Count);
        return lanes.Count;
    }

    static void GiveUp(SandboxSession session, TenantLane lane)
    {
        if (lane.Vm is { } vm)
            session.Vms.Retire(session.Connection.Sender, vm);
        lane.Vm = null;
    }
}
