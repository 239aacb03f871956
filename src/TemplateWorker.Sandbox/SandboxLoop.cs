using System.Diagnostics;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Protocol.Waiting;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Limits;
using TemplateWorker.Sandbox.Tenants;
using TemplateWorker.ScriptEngine;

namespace TemplateWorker.Sandbox;

/// <summary>
/// The sandbox's one working thread: takes frames in order, runs what they ask for, and sends what came of it. Between
/// two waits it works off everything that has arrived, and answers once.
/// </summary>
sealed class SandboxLoop : IDisposable
{
    // A sandbox that is never idle still looks at its memory: often enough that a tenant which keeps a megabyte of each
    // event is measured soon, seldom enough that the look is not felt.
    const int EventsBetweenLooks = 64;

    // Outcomes wait for the rest of their batch, but not longer than a millisecond; host calls not longer than a fifth of
    // one, since a dispatch waits for each. Every flush wakes the host, which costs as much as running a small handler.
    static readonly long LongestBatch = Stopwatch.Frequency / 1000;
    static readonly long LongestBatchWithHostCall = Stopwatch.Frequency / 5000;

    readonly Inbox _inbox;
    readonly Outbox _outbox;
    readonly TenantServices _services;
    readonly Dictionary<uint, TenantRealm> _tenants = [];
    readonly PriorityQueue<RunningDispatch, long> _deadlines = new();
    readonly Queue<TenantRealm> _toCollect = [];
    readonly ResidentMemory _memory = new();
    readonly BriefSpin _spin = new();
    readonly long _growthWorthCollecting;
    long _batchStarted;
    long _residentAtLook;
    int _eventsUntilLook = EventsBetweenLooks;

    /// <summary>Prepares the loop; <see cref="Run"/> runs it.</summary>
    /// <param name="engine">Makes VMs.</param>
    /// <param name="inbox">Frames from the host.</param>
    /// <param name="outbox">Frames to the host.</param>
    /// <param name="limits">Bounds of all tenants.</param>
    internal SandboxLoop(IScriptEngine engine, Inbox inbox, Outbox outbox, SandboxLimits limits)
    {
        _inbox = inbox;
        _outbox = outbox;
        var clock = ProcessorClock.OfThisThread();
        var watch = new ScriptWatch(limits, clock, new RunawayGuard(clock, outbox), OnTick);
        _growthWorthCollecting = limits.MemoryBytes;
        _services = new TenantServices(engine, limits, outbox, watch, new HostCallTable());
    }

    /// <summary>Works until the host closes the channel.</summary>
    /// <exception cref="HostGoneException">It did.</exception>
    /// <exception cref="ProtocolException">The host sent something that makes no sense.</exception>
    internal void Run()
    {
        while (true)
        {
            while (_inbox.TryTake(out var kind, out var payload))
            {
                Handle(kind, payload);
                _outbox.CountConsumed();
                if (Stopwatch.GetTimestamp() - _batchStarted > (_outbox.HoldsHostCall ? LongestBatchWithHostCall : LongestBatch))
                    FlushBatch();
                else if (_outbox.IsLarge)
                    _outbox.Flush();
            }
            FlushBatch();
            CollectAfterGrowth();
            if (WaitForFrames())
                _inbox.Receive();
            _batchStarted = Stopwatch.GetTimestamp();
            _services.Watch.ForgetClock();
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _services.Watch.Dispose();
    }

    void FlushBatch()
    {
        _outbox.Flush();
        _batchStarted = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits for the channel, the next deadline, or not at all while memory can be given back.</summary>
    bool WaitForFrames()
    {
        EndOverdue();
        if (_toCollect.Count > 0)
            return HostChannel.WaitReadable(0) || CollectNext();
        return LookBriefly()
            || !_deadlines.TryPeek(out _, out var deadline)
            || HostChannel.WaitReadable(MillisecondsUntil(deadline));
    }

    bool LookBriefly()
    {
        if (!_spin.Begin())
            return false;
        do
        {
            if (HostChannel.WaitReadable(0))
            {
                _spin.PaidOff();
                return true;
            }
        }
        while (_spin.GoOn());
        return false;
    }

    void CollectAfterGrowth()
    {
        if (_eventsUntilLook > 0)
            return;
        _eventsUntilLook = EventsBetweenLooks;
        var resident = _memory.Bytes;
        if (_residentAtLook == 0)
            _residentAtLook = resident;
        if (resident - _residentAtLook > _growthWorthCollecting)
        {
            _residentAtLook = resident;
            CollectWhenIdle();
        }
        // One a batch, so that nobody waits for more than one collection.
        if (_toCollect.Count > 0)
            CollectNext();
    }

    bool CollectNext()
    {
        _toCollect.Dequeue().Collect();
        if (_toCollect.Count == 0)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return false;
    }

    static int MillisecondsUntil(long timestamp)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp).TotalMilliseconds;
        return (int)Math.Clamp(Math.Ceiling(left), 0, int.MaxValue);
    }

    void EndOverdue()
    {
        while (_deadlines.TryPeek(out var run, out var deadline))
        {
            if (!run.HasEnded)
            {
                if (deadline > Stopwatch.GetTimestamp())
                    return;
                run.Tenant.End(run, OutcomeKind.Deadline);
                _outbox.Flush();
            }
            _deadlines.Dequeue();
        }
    }

    void Handle(FrameKind kind, Span<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Dispatch:
                Dispatch(DispatchMessage.Read(payload));
                break;
            case FrameKind.HostCallResult:
                Complete(HostCallResultMessage.Read(payload));
                break;
            case FrameKind.LoadTenant:
                Load(LoadTenantMessage.Read(payload));
                break;
            case FrameKind.UnloadTenant:
                Unload((uint)NumberMessage.Read(payload));
                break;
            case FrameKind.CollectGarbage:
                CollectWhenIdle();
                break;
            case FrameKind.CancelDispatch:
                Cancel(NumberMessage.Read(payload));
                break;
            case FrameKind.Ping:
                HandleUrgent(kind, payload);
                break;
            case Inbox.Handled:
                break;
            default:
                throw new ProtocolException($"A second {kind} frame came.");
        }
    }

    /// <summary>What is done at once even while a script runs.</summary>
    bool HandleUrgent(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == FrameKind.Ping)
        {
            _outbox.Add(FrameKind.Pong, NumberMessage.Read(payload));
            return true;
        }
        if (kind != FrameKind.CancelDispatch || _services.Watch.Running?.Id != NumberMessage.Read(payload))
            return false;
        _services.Watch.Running.IsCancelled = true;
        return true;
    }

    // Below this runs the engine's own code, which no exception may cross.
    void OnTick()
    {
        try
        {
            LookUp();
        }
        catch (HostGoneException)
        {
            LibC._exit((int)SandboxExitCode.Done);
        }
        catch (ProtocolException error)
        {
            LastWords.End(SandboxExitCode.ProtocolViolation, error.Message);
        }
    }

    void LookUp()
    {
        _inbox.LookAhead(HandleUrgent);
        _outbox.Flush();
    }

    void Dispatch(scoped DispatchMessage message)
    {
        if (!_tenants.TryGetValue(message.TenantKey, out var tenant))
            _outbox.Add(new OutcomeMessage(message.DispatchId, OutcomeKind.Error, default, OutcomeErrors.NotLoaded));
        else
            Dispatch(tenant, message);
        _eventsUntilLook--;
    }

    void Dispatch(TenantRealm tenant, scoped DispatchMessage message)
    {
        FlushBeforeLongRun(tenant);
        if (tenant.Dispatch(message) is { } run)
            _deadlines.Enqueue(run, run.Deadline);
    }

    // What others have to say does not wait for a script that may run long.
    void FlushBeforeLongRun(TenantRealm tenant)
    {
        if (tenant.MayRunLong && _outbox.HoldsFrames)
            FlushBatch();
    }

    void Complete(scoped HostCallResultMessage message)
    {
        // A dispatch that has ended may still get answers to what it asked for.
        if (_services.Calls.Take(message.CallId) is not { Dispatch.HasEnded: false } call)
            return;
        FlushBeforeLongRun(call.Dispatch.Tenant);
        call.Dispatch.Tenant.Complete(call, message);
    }

    void Load(LoadTenantMessage message)
    {
        if (_tenants.ContainsKey(message.TenantKey))
            throw new ProtocolException($"The tenant key {message.TenantKey} is in use.");
        var tenant = new TenantRealm(message, _services);
        FlushBeforeLongRun(tenant);
        if (tenant.Load(message.CpuLimitMicroseconds))
            _tenants.Add(message.TenantKey, tenant);
        else
            tenant.Dispose();
        _services.Watch.ForgetClock();
    }

    void Unload(uint tenantKey)
    {
        if (_tenants.Remove(tenantKey, out var tenant))
            tenant.Dispose();
        _services.Watch.ForgetClock();
    }

    void Cancel(ulong dispatchId)
    {
        foreach (var tenant in _tenants.Values)
        {
            if (tenant.Find(dispatchId) is { } run)
                tenant.End(run, OutcomeKind.Cancelled);
        }
    }

    void CollectWhenIdle()
    {
        _toCollect.Clear();
        foreach (var tenant in _tenants.Values)
        {
            if (tenant.IsWorthCollecting)
                _toCollect.Enqueue(tenant);
        }
    }
}
