using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>How many sandboxes there are, what a dispatch may cost, and how long things may take.</summary>
public sealed record SandboxPoolOptions
{
    /// <summary>The sandbox program: its launcher or its <c>.dll</c>. Default: <c>sandbox/</c> beside the host program.</summary>
    public string Executable { get; init; } = Path.Combine(AppContext.BaseDirectory, "sandbox", "TemplateWorker.Sandbox");

    /// <summary>Number of sandboxes, 1 to 256. Default: one per core.</summary>
    public int Processes { get; init; } = Math.Min(Environment.ProcessorCount, 256);

    /// <summary>
    /// Kind of the channels. Default: pipes. Measured beside a socket pair they wake the other side sooner when it is idle,
    /// carry as much when it is busy, and unlike a socket they cannot carry descriptors.
    /// </summary>
    public ChannelKind Channel { get; init; } = ChannelKind.Pipes;

    /// <summary>Processor time that one dispatch may use, 1 ms to 60 s. Default 250 ms.</summary>
    public TimeSpan CpuLimit { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Processor time that loading a tenant's templates may use, 1 ms to 60 s. Default 1 s.</summary>
    public TimeSpan LoadCpuLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time that one dispatch may take in all, waiting included, 1 ms to 15 min. Default 30 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory that one tenant's VM may hold, in KiB, 4 MiB to 4 GiB. Default 32 MiB.</summary>
    public int MemoryLimitKiB { get; init; } = 32 * 1024;

    /// <summary>How often a running script is looked at, in milliseconds of processor time, 1 to 1000. Default 10.</summary>
    public int TickMilliseconds { get; init; } = 10;

    /// <summary>Most host calls of one dispatch, from 1. Default 100.</summary>
    public int MaxHostCallsPerDispatch { get; init; } = 100;

    /// <summary>Most lines that one dispatch may log, from 1. Default 100.</summary>
    public int MaxLogLinesPerDispatch { get; init; } = 100;

    /// <summary>Most host calls that one tenant has under way at the same time, from 1. Default 256.</summary>
    public int MaxHostCallsPerTenant { get; init; } = 256;

    /// <summary>Events of one tenant that wait or run; more are refused, from 1. Default 256.</summary>
    public int QueuePerTenant { get; init; } = 256;

    /// <summary>Events of one sandbox that wait or run; more are refused, from 1. Default 8192.</summary>
    public int QueuePerSandbox { get; init; } = 8192;

    /// <summary>Bytes that wait to be sent to one sandbox; above, events are refused, from 1 MiB. Default 64 MiB.</summary>
    public int MaxPendingBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Time that a started sandbox has to say hello, from 100 ms. Default 15 s.</summary>
    public TimeSpan HelloLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Time without a sign of life, beyond the processor time that scripts may use, after which a sandbox is killed, from
    /// 100 ms. Default 10 s.
    /// </summary>
    public TimeSpan LivenessLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Time beyond its deadline after which the sandbox of a dispatch is taken for broken and killed, from 10 ms.
    /// Default 5 s.
    /// </summary>
    public TimeSpan DeadlineGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Wait before a dead sandbox is replaced, doubled while replacements die too. Default 100 ms.</summary>
    public TimeSpan RestartBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait. Default 10 s.</summary>
    public TimeSpan RestartBackoffMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time without events after which a tenant's VM is given up, from 1 s. Default 10 min.</summary>
    public TimeSpan IdleUnload { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time without events after which a sandbox that had some collects garbage. Default 1 s.</summary>
    public TimeSpan CollectAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time after which templates that could not be loaded are tried again. Default 30 s.</summary>
    public TimeSpan LoadRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often limits are looked at, 10 ms to 10 s. Default 500 ms.</summary>
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks every bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds; the message names it.</exception>
    public void Validate()
    {
        Within(Processes, 1, 256, nameof(Processes));
        Within(CpuLimit.TotalMilliseconds, 1, 60_000, nameof(CpuLimit));
        Within(LoadCpuLimit.TotalMilliseconds, 1, 60_000, nameof(LoadCpuLimit));
        Within(Deadline.TotalMilliseconds, 1, 900_000, nameof(Deadline));
        Within(MemoryLimitKiB, 4 * 1024, 4096 * 1024, nameof(MemoryLimitKiB));
        Within(TickMilliseconds, 1, 1000, nameof(TickMilliseconds));
        Within(MaxHostCallsPerDispatch, 1, int.MaxValue, nameof(MaxHostCallsPerDispatch));
        Within(MaxLogLinesPerDispatch, 1, int.MaxValue, nameof(MaxLogLinesPerDispatch));
        Within(MaxHostCallsPerTenant, 1, int.MaxValue, nameof(MaxHostCallsPerTenant));
        Within(QueuePerTenant, 1, int.MaxValue, nameof(QueuePerTenant));
        Within(QueuePerSandbox, 1, int.MaxValue, nameof(QueuePerSandbox));
        Within(MaxPendingBytes, 1024 * 1024, int.MaxValue, nameof(MaxPendingBytes));
        Within(HelloLimit.TotalMilliseconds, 100, int.MaxValue, nameof(HelloLimit));
        Within(LivenessLimit.TotalMilliseconds, 100, int.MaxValue, nameof(LivenessLimit));
        Within(DeadlineGrace.TotalMilliseconds, 10, int.MaxValue, nameof(DeadlineGrace));
        Within(RestartBackoff.TotalMilliseconds, 0, int.MaxValue, nameof(RestartBackoff));
        Within(RestartBackoffMax.TotalMilliseconds, RestartBackoff.TotalMilliseconds, int.MaxValue, nameof(RestartBackoffMax));
        Within(IdleUnload.TotalMilliseconds, 1000, long.MaxValue, nameof(IdleUnload));
        Within(CollectAfter.TotalMilliseconds, 1, long.MaxValue, nameof(CollectAfter));
        Within(LoadRetry.TotalMilliseconds, 0, long.MaxValue, nameof(LoadRetry));
        Within(CheckInterval.TotalMilliseconds, 10, 10_000, nameof(CheckInterval));
    }

    static void Within(double value, double least, double most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"Must be between {least} and {most}.");
    }
}
