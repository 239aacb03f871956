using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Tenants;

namespace TemplateWorker.Sandbox.Limits;

/// <summary>
/// A thread that ends the process when a script has gone far beyond its processor time inside one native operation,
/// which the engine cannot interrupt. The culprit's outcome is reported first, so only the other dispatches of this
/// sandbox count as crashed; the host replaces the process. What other dispatches have to say does not wait for a script
/// that runs long: the thread sends it.
/// </summary>
sealed class RunawayGuard
{
    /// <summary>
    /// How far beyond its limit a script may be before the engine counts as unable to end it, in nanoseconds: far
    /// longer than a tick and the collection that may follow it.
    /// </summary>
    const long GraceNanoseconds = 500_000_000;

    /// <summary>Processor time of a script, in nanoseconds, that frames may wait for: no longer than for their batch.</summary>
    const long LongRunNanoseconds = 1_000_000;

    static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    readonly ProcessorClock _clock;
    readonly Outbox _outbox;
    readonly object _parking = new();
    RunningDispatch? _running;
    long _entered;
    bool _isParked;

    /// <summary>Starts the thread.</summary>
    /// <param name="clock">Clock of the engine's thread.</param>
    /// <param name="outbox">Frames to the host.</param>
    internal RunawayGuard(ProcessorClock clock, Outbox outbox)
    {
        _clock = clock;
        _outbox = outbox;
        new Thread(Watch) { IsBackground = true, Name = "runaway guard" }.Start();
    }

    /// <summary>A script is about to run on the engine's thread.</summary>
    /// <param name="dispatch">On whose account.</param>
    /// <param name="clockReading">The thread's clock now.</param>
    internal void Enter(RunningDispatch dispatch, long clockReading)
    {
        Volatile.Write(ref _entered, clockReading);
        Volatile.Write(ref _running, dispatch);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isParked))
            Wake();
    }

    /// <summary>The script has returned, or what runs now is not on its account.</summary>
    internal void Exit() => Volatile.Write(ref _running, null);

    void Watch()
    {
        try
        {
            RunningDispatch? seen = null;
            while (true)
            {
                var running = Volatile.Read(ref _running);
                if (running is null)
                    Park();
                else
                    Look(running, wasSeen: ReferenceEquals(running, seen));
                seen = running;
                Thread.Sleep(LookInterval);
            }
        }
        catch (Exception error)
        {
            LastWords.End(SandboxExitCode.InternalError, $"The guard of runaway scripts failed: {error}");
        }
    }

    void Wake()
    {
        lock (_parking)
            Monitor.Pulse(_parking);
    }

    void Park()
    {
        lock (_parking)
        {
            Volatile.Write(ref _isParked, true);
            // Either Enter sees the flag and waits for the lock to pulse, or its dispatch is seen here.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _running) is null)
                Monitor.Wait(_parking);
            Volatile.Write(ref _isParked, false);
        }
    }

    void Look(RunningDispatch dispatch, bool wasSeen)
    {
        var spent = _clock.Nanoseconds - Volatile.Read(ref _entered);
        if (wasSeen)
            EndWhenRunaway(dispatch, dispatch.CpuNanoseconds + spent);
        if (spent >= LongRunNanoseconds)
            _outbox.FlushDuringScript();
    }

    void EndWhenRunaway(RunningDispatch dispatch, long used)
    {
        if (used < dispatch.CpuLimitNanoseconds + GraceNanoseconds || !ReferenceEquals(Volatile.Read(ref _running), dispatch))
            return;
        dispatch.CpuNanoseconds = used;
        dispatch.Tenant.ReportEnd(dispatch, OutcomeKind.CpuLimit, OutcomeErrors.Runaway(dispatch, dispatch.Tenant.CalledTemplate));
        try
        {
            _outbox.Flush();
        }
        catch (HostGoneException)
        {
            // The process ends either way.
        }
        LibC._exit((int)SandboxExitCode.RunawayScript);
    }
}
