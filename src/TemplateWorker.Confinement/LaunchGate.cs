using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement.SystemCalls;

namespace TemplateWorker.Confinement;

/// <summary>
/// Filters the system calls of a native program from its first instruction on, although starting it takes calls that it
/// must not have. The launching thread loads a filter that puts those calls to this process
/// (<see cref="AllowedCalls.OfLaunch"/>). The launching thread's starter lets them through until the program is about to
/// be executed, sets the program's limits, and closes the descriptor through which the kernel asks: from then on it
/// answers such calls by itself, with ENOSYS. See seccomp_unotify(2).
/// </summary>
sealed unsafe class LaunchGate : IDisposable
{
    const short Readable = NativeDescriptor.Readable;

    // How long an unfinished launch is watched between two looks whether its process is still there, in milliseconds.
    const int LookInterval = 20;

    readonly ConfinementPlan _plan;
    readonly byte[] _filter;
    readonly ManualResetEventSlim _isClosed = new();
    SafeFileHandle? _listener;
    volatile bool _hasFailed;
    volatile int _pid;

    /// <summary>The process that asked last to execute a program; 0 when none did.</summary>
    public int Executing { get; private set; }

    /// <summary>Makes the filter. The launching thread could not: libseccomp may lie outside of its jail.</summary>
    /// <param name="plan">How the process is started.</param>
    /// <param name="calls">What the filter lets through.</param>
    /// <exception cref="ConfinementStepException">The system has no such filters.</exception>
    public LaunchGate(ConfinementPlan plan, IReadOnlyList<AllowedCall> calls)
    {
        _plan = plan;
        _filter = AskingFilter.TryMake(calls, AllowedCalls.OfLaunch, out var problem)
            ?? throw new ConfinementStepException(ConfinementLayer.Seccomp, problem!);
    }

    /// <summary>Loads the filter onto the calling thread.</summary>
    /// <exception cref="ConfinementStepException">The kernel has no such filters.</exception>
    public void Close()
    {
        _listener = AskingFilter.TryLoad(_filter, out var problem) ?? throw new ConfinementStepException(ConfinementLayer.Seccomp, problem!);
        _isClosed.Set();
    }

    /// <summary>Tells what came of the start.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="error">0, or why there is none.</param>
    public void Started(int pid, int error)
    {
        _hasFailed = error != 0;
        _pid = pid;
        _isClosed.Set();
    }

    /// <summary>Lets the launch through, and nothing after it. Returns when the program runs, or will not.</summary>
    /// <returns>Why the filter cannot be had, or the limits; null when all is well.</returns>
    public ConfinementStepException? Guard()
    {
        _isClosed.Wait();
        if (_listener is not { } listener)
            return null;
        // Closed in every case: who waits for an answer then gets an error, and not to wait for ever.
        using (listener)
        {
            var (execute, executions) = (LibSeccomp.NumberOf("execve"), 0);
            while (IsUnderWay(listener))
            {
                if (LibSeccomp.Receive(listener) is not { } asked)
                    continue;
                if (asked.Call == execute)
                    Executing = asked.Process;
                var isLast = asked.Call == execute && ++executions == _plan.Executions;
                if (isLast && _plan.SetsLimits && ProcessLimits.Set(asked.Process, _plan.Limits, _plan.User) is { } refused)
                    return refused;
                if (!LibSeccomp.Continue(listener, asked.Id))
                    return new ConfinementStepException(ConfinementLayer.Seccomp, "The kernel cannot be asked about system calls; it is older than 5.5.");
                if (isLast)
                    return null;
            }
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _isClosed.Dispose();

    // Waits for the next question.
    bool IsUnderWay(SafeFileHandle listener)
    {
        while (true)
        {
            var entry = new PollEntry { Descriptor = (int)listener.DangerousGetHandle(), Awaited = Readable };
            var count = NativeDescriptor.Poll(&entry, 1, LookInterval);
            if (count > 0)
                return (entry.Came & Readable) != 0;
            if (_hasFailed || (_pid != 0 && ProcessFacts.HasEnded(_pid)))
                return false;
        }
    }
}
