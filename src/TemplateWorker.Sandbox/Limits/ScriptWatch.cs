using System.Diagnostics;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Tenants;
using TemplateWorker.ScriptEngine;

namespace TemplateWorker.Sandbox.Limits;

/// <summary>
/// Looks at the running script at every tick of processor time, and ends it at its limits. What it bounds is what the
/// engine can interrupt; a single native operation that never returns, such as a regular expression that backtracks
/// for ever, is for <see cref="RunawayGuard"/>.
/// </summary>
/// <param name="limits">The bounds.</param>
/// <param name="clock">Clock of the engine's thread.</param>
/// <param name="runaway">Told what runs, for what cannot be interrupted.</param>
/// <param name="tick">Called at every tick before the limits are looked at.</param>
sealed class ScriptWatch(SandboxLimits limits, ProcessorClock clock, RunawayGuard runaway, Action tick) : IScriptGuard,
    IDisposable
{
    // A heap is measured, after a collection, each time the process has grown by this part of the limit since some script
    // was measured last; measuring walks the heap and costs too much for every tick.
    const int GrowthDivisor = 2;

    // Most scripts end long before, and a tick costs more than they do. What a script can allocate until then is what the
    // kernel can hand out in that time, about a byte each nanosecond.
    static readonly TimeSpan LongestFirstTick = TimeSpan.FromMilliseconds(100);

    readonly ResidentMemory _memory = new();
    RunningDispatch? _running;
    OutcomeKind? _ended;
    long _entered;
    long _clockReading;
    bool _isClockFresh;
    long _residentBefore;
    long _residentAtEnter;

    /// <summary>The dispatch whose script runs now.</summary>
    internal RunningDispatch? Running => _running;

    /// <summary>Memory that the process has resident now, in bytes.</summary>
    internal long ResidentBytes => _memory.Bytes;

    /// <summary>
    /// Forgets the last reading of the clock. While scripts follow each other directly the end of one is the start of
    /// the next, which saves one reading of the two, a microsecond of a small handler's five.
    /// </summary>
    internal void ForgetClock() => _isClockFresh = false;

    /// <summary>A script is about to run.</summary>
    /// <param name="dispatch">On whose account.</param>
    internal void Enter(RunningDispatch dispatch)
    {
        _running = dispatch;
        _ended = null;
        // To look at the memory costs a fifth of a small handler; what runs so shortly takes little.
        _residentAtEnter = dispatch.Tenant.MayRunLong ? _memory.Bytes : 0;
        _entered = _isClockFresh ? _clockReading : clock.Nanoseconds;
        runaway.Enter(dispatch, _entered);
    }

    /// <summary>The script has returned.</summary>
    /// <returns>Why it was ended, or null when it returned by itself.</returns>
    internal OutcomeKind? Exit()
    {
        runaway.Exit();
        _clockReading = clock.Nanoseconds;
        _isClockFresh = true;
        var spent = _clockReading - _entered;
        _running!.CpuNanoseconds += spent;
        if (_residentAtEnter != 0)
            _running.Tenant.NoteGrowth(_memory.Bytes - _residentAtEnter);
        _running.Tenant.NoteRun(spent);
        _running = null;
        return _ended;
    }

    /// <summary>
    /// Whether the dispatch has processor time for another script: many that are each too short for a tick would else
    /// never be looked at.
    /// </summary>
    internal bool MayStartAnother()
    {
        if (IsOutOfTime(_running!))
            _ended = OutcomeKind.CpuLimit;
        return _ended is null;
    }

    /// <inheritdoc/>
    public TimeSpan FirstTick
    {
        get
        {
            if (_running is not { } dispatch)
                return LongestFirstTick;
            var left = TimeSpan.FromTicks((dispatch.CpuLimitNanoseconds - dispatch.CpuNanoseconds) / TimeSpan.NanosecondsPerTick);
            return left >= LongestFirstTick ? LongestFirstTick : left > limits.Tick ? left : limits.Tick;
        }
    }

    /// <inheritdoc/>
    public bool MayContinue()
    {
        if (_running is not { } dispatch)
            return true;
        tick();
        _ended = FindReason(dispatch);
        return _ended is null;
    }

    /// <inheritdoc/>
    public void GiveUp(Exception error) =>
        LastWords.End(SandboxExitCode.InternalError, $"A script's call of the sandbox failed{Whose()}: {error}");

    public void Dispose() => _memory.Dispose();

    string Whose() => _running is { } run ? $" in dispatch {run.Id} of tenant {run.Tenant.Key}" : "";

    OutcomeKind? FindReason(RunningDispatch dispatch)
    {
        if (dispatch.IsCancelled)
            return OutcomeKind.Cancelled;
        if (IsOutOfTime(dispatch))
            return OutcomeKind.CpuLimit;
        if (Stopwatch.GetTimestamp() > dispatch.Deadline)
            return OutcomeKind.Deadline;
        return HoldsTooMuch(dispatch) ? OutcomeKind.MemoryLimit : null;
    }

    bool IsOutOfTime(RunningDispatch dispatch) =>
        dispatch.CpuNanoseconds + clock.Nanoseconds - _entered > dispatch.CpuLimitNanoseconds;

    bool HoldsTooMuch(RunningDispatch dispatch)
    {
        var resident = _memory.Bytes;
        if (_residentAtEnter == 0)
            _residentAtEnter = resident;
        if (resident - _residentBefore <= limits.MemoryBytes / GrowthDivisor)
            return false;
        // Our own look is not the template's doing, however long it takes.
        runaway.Exit();
        var before = clock.Nanoseconds;
        dispatch.Tenant.Collect();
        dispatch.PeakHeapKiB = Math.Max(dispatch.PeakHeapKiB, dispatch.Tenant.HeapKiB);
        _residentBefore = _memory.Bytes;
        // The tenant has taken note of what the collection gave back.
        _residentAtEnter += _residentBefore - resident;
        _entered += clock.Nanoseconds - before;
        runaway.Enter(dispatch, _entered);
        return dispatch.Tenant.IsOverMemoryLimit || dispatch.Tenant.IsTooLarge(_residentBefore - _residentAtEnter);
    }
}
