using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Fairness;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>
/// Everything that goes to one sandbox and comes back, across restarts of its process: events wait here while there is
/// no process or no templates, are in flight while the process holds them, and each ends with one outcome.
/// </summary>
/// <remarks>
/// One lock guards all of it. Frames are appended under the lock, so their order is the order of the decisions; system
/// calls, observers and host calls run outside of it. The way of an event takes no other thread than its own and the
/// reading one.
/// </remarks>
sealed partial class SandboxTraffic : IDisposable
{
    // Room for the fields of a dispatch beside its payload.
    const int LargestEvent = FrameLimits.MaxHostPayload - 4096;

    // So many short dispatches keep the sandbox busy for longer than it takes to send more.
    const int MostFramesOfTenant = 32;

    readonly SandboxPoolOptions _options;
    readonly PoolParts _parts;
    readonly bool _isPenalty;
    readonly long _cpuLimit;
    readonly CpuBurstSize _burst;
    readonly byte[] _tooManyCalls;
    readonly ScriptErrorReport _tenantQueueFull;
    readonly ScriptErrorReport _sandboxQueueFull;
    readonly Lock _gate = new();
    readonly Dictionary<TenantId, TenantLane> _lanes = [];
    readonly FairTurns _turns = new(MostFramesOfTenant);
    readonly CancellationTokenSource _stopped = new();
    readonly CancellationToken _stopToken;
    TaskCompletionSource? _drained;
    SandboxSession? _session;
    int _held;
    long _waitingBytes;
    long _lastEvent;
    bool _collectDue;
    bool _stopping;

    /// <summary>Starts without a process: events wait.</summary>
    /// <param name="options">Limits and times.</param>
    /// <param name="parts">What all sandboxes share.</param>
    /// <param name="isPenalty">Whether its tenants are here for their offences.</param>
    public SandboxTraffic(SandboxPoolOptions options, PoolParts parts, bool isPenalty)
    {
        _options = options;
        _parts = parts;
        _isPenalty = isPenalty;
        _stopToken = _stopped.Token;
        _cpuLimit = (long)options.CpuLimit.TotalMicroseconds;
        _burst = CpuBurstSize.Of(options.CpuBurst, options.CpuBurstWindow);
        // Made once, because a flood would make one for each event or call.
        _tooManyCalls = Reports.TooManyCalls(options.MaxHostCallsPerTenant);
        _tenantQueueFull = Reports.TenantQueueFull(options.QueuePerTenant);
        _sandboxQueueFull = Reports.SandboxQueueFull(options.QueuePerSandbox);
    }

    /// <summary>Events that wait or run, and VMs that exist.</summary>
    public (int Held, int Tenants) Load
    {
        get
        {
            lock (_gate)
                return (_held, _session?.Vms.Count ?? 0);
        }
    }

    /// <summary>Takes one event; it ends with one outcome, perhaps before this returns.</summary>
    /// <param name="tenant">Whose templates it is for.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="payload">Its data.</param>
    /// <param name="deadline">Time that it may take; null for that of the options.</param>
    /// <param name="completion">Told of the outcome.</param>
    /// <param name="penalty">Where events of the tenant are to go; null when they are to stay here.</param>
    public void Dispatch(
        TenantId tenant, EventName eventName, ReadOnlySpan<byte> payload, TimeSpan? deadline, IDispatchObserver? completion,
        SandboxTraffic? penalty = null)
    {
        var id = _parts.NextDispatchId();
        var limit = deadline ?? _options.Deadline;
        ScriptErrorReport? error;
        DispatchOutcomeKind kind;
        TenantLane? toFetch = null;
        TenantLane lane;
        List<EndedDispatch>? ended = null;
        SandboxConnection? connection;
        SandboxTraffic? elsewhere;
        var moves = false;
        lock (_gate)
        {
            var session = _session;
            connection = session?.Connection;
            lane = LaneOf(tenant);
            if (lane.Elsewhere != penalty)
                moves = Direct(lane, penalty);
            elsewhere = lane.Elsewhere;
            if (elsewhere is not null)
                error = elsewhere.Enter(tenant, new WaitingDispatch(id, eventName, payload, limit, completion), out kind);
            else
                error = Refusal(lane, connection, payload.Length, out kind);
            if (error is null && elsewhere is null)
            {
                Hold(lane);
                if (session is { Connection.IsBroken: false } && lane is { IsReady: true, Waiting.Count: 0 } && _turns.MayPass(lane))
                {
                    error = Send(lane, session, id, eventName, payload, limit, completion);
                    kind = DispatchOutcomeKind.Error;
                }
                else
                {
                    _waitingBytes += payload.Length;
                    lane.Waiting.Enqueue(new WaitingDispatch(id, eventName, payload, limit, completion));
                    Release(lane, ref ended);
                    if (lane is { Templates: null, Fetching: false })
                    {
                        lane.Fetching = true;
                        toFetch = lane;
                    }
                }
            }
        }
        if (error is not null)
            _parts.Reporter.Report(OutcomeOf(lane, id, eventName, kind, default, error), completion);
        else
            connection?.Sender.FlushWhenDue();
        if (ended is not null)
            Report(ended);
        if (toFetch is not null)
            _ = FetchAsync(toFetch);
        elsewhere?.GoOn(tenant);
        if (moves)
            CompleteMove(tenant);
    }

    /// <summary>Reads a tenant's templates anew; events wait until then, running ones end on the old ones.</summary>
    public void Reload(TenantId tenant)
    {
        TenantLane? lane;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(tenant, out lane))
                return;
            lane.LoadError = null;
            if (lane.Fetching)
            {
                lane.FetchAgain = true;
                return;
            }
            lane.Fetching = true;
        }
        _ = FetchAsync(lane);
    }

    /// <summary>Whether the member alone sees what the host defers for a tenant's templates.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="name">The command, or the id of the form.</param>
    public bool DefersEphemerally(TenantId tenant, string? name)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(tenant, out var lane))
                return true;
            return lane.Elsewhere?.DefersEphemerally(tenant, name)
                ?? DeferralChoice.IsEphemeral(lane.Vm?.Templates ?? lane.Templates ?? [], lane.Vm?.Loaded, name);
        }
    }

    /// <summary>Loads templates only to see how that ends.</summary>
    /// <returns>The end; null when there is no process now.</returns>
    public Task<TenantLoadResult>? Probe(TenantId tenant, IReadOnlyList<TenantTemplate> templates)
    {
        var probe = new TaskCompletionSource<TenantLoadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        SandboxConnection connection;
        lock (_gate)
        {
            if (_session is not { Connection.IsBroken: false } session)
                return null;
            connection = session.Connection;
            session.Vms.Load(connection.Sender, new TenantLane(tenant, new TenantBudget()), templates, probe);
        }
        connection.Sender.FlushWhenDue();
        return probe.Task;
    }

    /// <summary>
    /// Takes a process: what waits goes to it, and all further events. One that was there before ends what it holds.
    /// </summary>
    /// <param name="session">The process.</param>
    public void Attach(SandboxSession session)
    {
        List<EndedDispatch>? ended = null;
        lock (_gate)
        {
            if (_session is { } former)
                Leave(former);
            session.JoinTo(this);
            _session = session;
            foreach (var lane in _lanes.Values)
                Release(lane, ref ended);
        }
        if (ended is not null)
            Report(ended);
        session.Connection.Sender.FlushWhenDue();
    }

    /// <summary>Lets go of a process that ended: what it held ends, what waits stays.</summary>
    /// <param name="session">The process.</param>
    /// <param name="kind">How what it held ends.</param>
    /// <param name="report">Why.</param>
    /// <returns>How many dispatches it held.</returns>
    public int Detach(SandboxSession session, DispatchOutcomeKind kind, ScriptErrorReport report)
    {
        List<EndedDispatch>? ended = null;
        List<TaskCompletionSource<TenantLoadResult>> probes;
        SandboxConnection? present;
        int held;
        bool isLeft;
        lock (_gate)
        {
            if (_session == session)
                ForgetSession();
            held = session.InFlight.Count;
            var suspect = kind == DispatchOutcomeKind.Crash ? FindSuspect(session) : null;
            foreach (var dispatch in session.InFlight.Values)
                (ended ??= []).Add(End(dispatch, kind, default, report, dispatch == suspect ? OffenceKind.Crash : null));
            probes = session.Clear();
            LetFollow(session, ref ended);
            present = _session?.Connection;
            isLeft = _movers.Count > 0;
        }
        foreach (var probe in probes)
            probe.SetResult(new TenantLoadResult(OutcomeKind.Error, [], report));
        if (ended is not null)
            Report(ended);
        present?.Sender.FlushWhenDue();
        if (isLeft)
            CompleteMoves();
        return held;
    }

    /// <summary>Refuses further events.</summary>
    /// <returns>Completes when nothing waits or runs any more.</returns>
    public Task BeginDrain()
    {
        lock (_gate)
        {
            _stopping = true;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_held == 0)
                _drained.TrySetResult();
            return _drained.Task;
        }
    }

    /// <summary>Ends everything that is left, as the host stops.</summary>
    public void Dispose()
    {
        lock (_gate)
            _stopping = true;
        _stopped.Cancel();
        var ended = new List<EndedDispatch>();
        lock (_gate)
        {
            foreach (var lane in _lanes.Values)
                EndWaiting(lane, DispatchOutcomeKind.Cancelled, Reports.Stopped, ended);
        }
        Report(ended);
        _stopped.Dispose();
    }

    /// <summary>Looks at what time alone decides: idle tenants, garbage, dispatches beyond every limit.</summary>
    /// <param name="session">A process that was attached.</param>
    /// <returns>What the sandbox did wrong; null when nothing.</returns>
    public string? Check(SandboxSession session)
    {
        var now = _parts.Time.GetTimestamp();
        var sender = session.Connection.Sender;
        lock (_gate)
        {
            if (session == _session)
                CheckIdle(session, now);
            if (Overdue(session, sender.Consumed, now) is { } overdue)
                return $"Dispatch {overdue.Id} of tenant {overdue.Vm.Lane.Tenant} is still running {_options.DeadlineGrace} after its deadline.";
        }
        sender.FlushWhenDue();
        return null;
    }
}
