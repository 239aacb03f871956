using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Conduct;
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
    readonly Dictionary<ulong, InFlightDispatch> _inFlight = [];
    readonly VmTable _vms;
    readonly CancellationTokenSource _stopped = new();
    readonly CancellationToken _stopToken;
    TaskCompletionSource? _drained;
    SandboxConnection? _connection;
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
        _vms = new VmTable(options.LoadCpuLimit);
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
                return (_held, _vms.Count);
        }
    }

    /// <summary>Takes one event; it ends with one outcome, perhaps before this returns.</summary>
    public void Dispatch(TenantId tenant, EventName eventName, ReadOnlySpan<byte> payload, TimeSpan? deadline, IDispatchObserver? completion)
    {
        var id = _parts.NextDispatchId();
        var limit = deadline ?? _options.Deadline;
        ScriptErrorReport? error;
        var kind = DispatchOutcomeKind.Refused;
        TenantLane? toFetch = null;
        TenantLane lane;
        SandboxConnection? connection;
        lock (_gate)
        {
            connection = _connection;
            lane = LaneOf(tenant);
            error = Refusal(lane, connection, payload.Length);
            if (error is null && LoadErrorOf(lane) is { } loadError)
                (error, kind) = (loadError, DispatchOutcomeKind.Error);
            if (error is null)
            {
                Hold(lane);
                if (connection is { IsBroken: false } && lane is { Templates: not null, Fetching: false, Waiting.Count: 0 })
                {
                    error = Send(lane, connection, id, eventName, payload, limit, completion);
                    kind = DispatchOutcomeKind.Error;
                }
                else
                {
                    _waitingBytes += payload.Length;
                    lane.Waiting.Enqueue(new WaitingDispatch(id, eventName, payload.ToArray(), limit, completion));
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
        if (toFetch is not null)
            _ = FetchAsync(toFetch);
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
            return !_lanes.TryGetValue(tenant, out var lane)
                || DeferralChoice.IsEphemeral(lane.Vm?.Templates ?? lane.Templates ?? [], lane.Vm?.Loaded, name);
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
            if (_connection is not { IsBroken: false } present)
                return null;
            connection = present;
            _vms.Load(connection.Sender, new TenantLane(tenant, new TenantBudget()), templates, probe);
        }
        connection.Sender.FlushWhenDue();
        return probe.Task;
    }

    /// <summary>Takes a process that said hello: what waited goes to it.</summary>
    public void Attach(SandboxConnection connection)
    {
        var ended = new List<EndedDispatch>();
        lock (_gate)
        {
            _connection = connection;
            foreach (var lane in _lanes.Values)
                Release(lane, ended);
        }
        Report(ended);
        connection.Sender.FlushWhenDue();
    }

    /// <summary>Lets go of a process that ended: what it held ends, what waits stays.</summary>
    public void Detach(DispatchOutcomeKind kind, ScriptErrorReport report)
    {
        var ended = new List<EndedDispatch>();
        List<TaskCompletionSource<TenantLoadResult>> probes;
        lock (_gate)
        {
            var connection = _connection;
            _connection = null;
            foreach (var lane in _lanes.Values)
                lane.Vm = null;
            var suspect = kind == DispatchOutcomeKind.Crash ? FindSuspect(connection) : null;
            probes = _vms.Clear();
            foreach (var dispatch in _inFlight.Values)
                ended.Add(End(dispatch, kind, default, report, dispatch == suspect ? OffenceKind.Crash : null));
            _inFlight.Clear();
        }
        foreach (var probe in probes)
            probe.SetResult(new TenantLoadResult(OutcomeKind.Error, [], report));
        Report(ended);
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
        Detach(DispatchOutcomeKind.Cancelled, Reports.Stopped);
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
    /// <returns>What the sandbox did wrong; null when nothing.</returns>
    public string? Check()
    {
        var now = _parts.Time.GetTimestamp();
        SandboxConnection? connection;
        lock (_gate)
        {
            connection = _connection;
            if (connection is null)
                return null;
            foreach (var lane in _lanes.Values)
                UnloadIfIdle(lane, connection, now);
            if (_collectDue && _held == 0 && _parts.Time.GetElapsedTime(_lastEvent, now) >= _options.CollectAfter)
            {
                _collectDue = false;
                connection.Sender.Append(FrameKind.CollectGarbage, 0);
            }
            if (Overdue(connection.Sender.Consumed, now) is { } overdue)
                return $"Dispatch {overdue.Id} of tenant {overdue.Vm.Lane.Tenant} is still running {_options.DeadlineGrace} after its deadline.";
        }
        connection.Sender.FlushWhenDue();
        return null;
    }
}
