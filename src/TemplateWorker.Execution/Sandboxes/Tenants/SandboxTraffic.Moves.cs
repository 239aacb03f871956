using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// A tenant goes to the penalty sandbox and comes back. All its events come to its ordinary sandbox, whose lock decides where
// they go on, so they keep their order: they are held back until the process that the tenant leaves has begun all that it
// holds of it, and are then handed over together. Who needs both locks takes that of the ordinary sandbox first.
sealed partial class SandboxTraffic
{
    readonly List<TenantLane> _movers = [];

    /// <summary>Lets a tenant's events go elsewhere, those that wait here too.</summary>
    /// <param name="tenant">The tenant, whose ordinary sandbox this is.</param>
    /// <param name="penalty">Where to.</param>
    public void Direct(TenantId tenant, SandboxTraffic penalty)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(tenant, out var lane) || !Direct(lane, penalty))
                return;
        }
        CompleteMove(tenant);
    }

    // Whether a move has begun. One that is under way is not turned round: the next event does that.
    bool Direct(TenantLane lane, SandboxTraffic? penalty)
    {
        if (lane.Elsewhere is { } present)
            return penalty is null && present.BeginMove(lane.Tenant, this);
        return penalty is not null && BeginMove(lane, penalty);
    }

    bool BeginMove(TenantId tenant, SandboxTraffic target)
    {
        lock (_gate)
            return BeginMove(LaneOf(tenant), target);
    }

    bool BeginMove(TenantLane lane, SandboxTraffic target)
    {
        if (lane.MovesTo is not null)
            return false;
        lane.MovesTo = target;
        _movers.Add(lane);
        return true;
    }

    // Takes an event of a tenant that was moved here. Null when it waits; else why it does not.
    ScriptErrorReport? Enter(TenantId tenant, in WaitingDispatch waiting, out DispatchOutcomeKind kind)
    {
        lock (_gate)
        {
            var lane = LaneOf(tenant);
            var error = Refusal(lane, _session?.Connection, waiting.Length, out kind);
            if (error is null)
                Queue(lane, waiting);
            else
                waiting.Recycle();
            return error;
        }
    }

    // Sends what waits of a tenant that was moved here, as far as its turn lets it.
    void GoOn(TenantId tenant)
    {
        List<EndedDispatch>? ended = null;
        TenantLane lane;
        SandboxConnection? connection;
        bool fetches;
        lock (_gate)
        {
            lane = LaneOf(tenant);
            connection = _session?.Connection;
            Release(lane, ref ended);
            fetches = lane is { Templates: null, Fetching: false, Waiting.Count: > 0 };
            lane.Fetching |= fetches;
        }
        if (ended is not null)
            Report(ended);
        connection?.Sender.FlushWhenDue();
        if (fetches)
            _ = FetchAsync(lane);
    }

    // The process has worked off more, or has ended.
    void CompleteMoves()
    {
        List<(SandboxTraffic Ordinary, TenantId Tenant)> due = [];
        lock (_gate)
        {
            foreach (var lane in _movers.Where(HasBegunAll))
                due.Add((_isPenalty ? lane.MovesTo! : this, lane.Tenant));
        }
        foreach (var (ordinary, tenant) in due)
            ordinary.CompleteMove(tenant);
    }

    void CompleteMove(TenantId tenant)
    {
        SandboxTraffic target;
        lock (_gate)
        {
            // What waits where it is ends there.
            if (_stopToken.IsCancellationRequested || !_lanes.TryGetValue(tenant, out var lane))
                return;
            var moved = lane.Elsewhere is null ? TakeOut(lane) : lane.Elsewhere.TakeOut(tenant);
            if (moved is null)
                return;
            lane.Elsewhere = lane.Elsewhere is null ? moved.Target : null;
            target = moved.Target;
            target.TakeIn(moved);
        }
        target.GoOn(tenant);
    }

    MovedEvents? TakeOut(TenantId tenant)
    {
        lock (_gate)
            return _lanes.TryGetValue(tenant, out var lane) ? TakeOut(lane) : null;
    }

    MovedEvents? TakeOut(TenantLane lane)
    {
        if (lane.MovesTo is not { } target || !HasBegunAll(lane))
            return null;
        var moved = new MovedEvents(lane.Tenant, target, lane.Budget, lane.Cost, [.. lane.Waiting]);
        lane.MovesTo = null;
        _movers.Remove(lane);
        lane.Waiting.Clear();
        foreach (var waiting in moved.Waiting)
        {
            _waitingBytes -= waiting.Length;
            LetGo(lane);
        }
        if (_session is { } session)
            GiveUp(session, lane);
        return moved;
    }

    void TakeIn(MovedEvents moved)
    {
        lock (_gate)
        {
            var lane = LaneOf(moved.Tenant);
            (lane.Budget, lane.Cost) = (moved.Budget, moved.Cost);
            foreach (var waiting in moved.Waiting)
                Queue(lane, waiting);
            if (_held > 0 && _drained is { Task.IsCompleted: true })
                _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    void Queue(TenantLane lane, in WaitingDispatch waiting)
    {
        Hold(lane);
        _waitingBytes += waiting.Length;
        lane.Waiting.Enqueue(waiting);
    }

    bool HasBegunAll(TenantLane lane) =>
        lane.Behind is null && (_session is not { } session || lane.LastFrame <= session.Connection.Sender.Consumed);

    bool Knows(TenantId tenant)
    {
        lock (_gate)
            return _lanes.ContainsKey(tenant);
    }
}
