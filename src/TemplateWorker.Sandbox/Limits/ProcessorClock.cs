using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.Limits;

/// <summary>Processor time of one thread, readable by every thread of the process.</summary>
sealed unsafe class ProcessorClock
{
    readonly int _clock;

    ProcessorClock(int clock) => _clock = clock;

    /// <summary>Nanoseconds of processor time that the thread has used so far.</summary>
    internal long Nanoseconds
    {
        get
        {
            LibC.TimeSpec time;
            return LibC.clock_gettime(_clock, &time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : 0;
        }
    }

    /// <summary>The clock of the calling thread.</summary>
    internal static ProcessorClock OfThisThread()
    {
        int clock;
        var error = LibC.pthread_getcpuclockid(LibC.pthread_self(), &clock);
        return error == 0
            ? new ProcessorClock(clock)
            : throw new InvalidOperationException($"The thread's processor clock cannot be had (error {error}).");
    }
}
