using TemplateWorker.Confinement;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>How many sandboxes there are, what a dispatch may cost, and how long things may take.</summary>
public sealed record SandboxPoolOptions
{
    static readonly LimitSettings Limits = new();

    /// <summary>The sandbox program: its launcher or its <c>.dll</c>. Default: <c>sandbox/</c> beside the host program.</summary>
    public string Executable { get; init; } = Path.Combine(AppContext.BaseDirectory, "sandbox", "TemplateWorker.Sandbox");

    /// <summary>Number of sandboxes, 1 to 256. Default: one per core.</summary>
    public int Processes { get; init; } = Math.Min(Environment.ProcessorCount, 256);

    /// <summary>
    /// Kind of the channels. Default: pipes. Measured beside a socket pair they wake the other side sooner when it is idle,
    /// carry as much when it is busy, and unlike a socket they cannot carry descriptors.
    /// </summary>
    public ChannelKind Channel { get; init; } = ChannelKind.Pipes;

    /// <summary>
    /// Layers of confinement without which no sandbox runs. Default: those that every Linux of today can give.
    /// </summary>
    public IReadOnlyList<ConfinementLayer> RequiredLayers { get; init; } = [ConfinementLayer.NoNewPrivs, ConfinementLayer.Seccomp];

    /// <summary>Processor time that one dispatch may use, 1 ms to 60 s. Default: <see cref="LimitSettings.CpuMs"/>.</summary>
    public TimeSpan CpuLimit { get; init; } = TimeSpan.FromMilliseconds(Limits.CpuMs);

    /// <summary>
    /// Processor time beyond <see cref="CpuLimit"/> that one tenant's dispatches may use together in
    /// <see cref="CpuBurstWindow"/>, up to 60 s. Default: <see cref="LimitSettings.CpuBurstMs"/>.
    /// </summary>
    public TimeSpan CpuBurst { get; init; } = TimeSpan.FromMilliseconds(Limits.CpuBurstMs);

    /// <summary>Time in which the burst refills, 1 s to a day. Default: <see cref="LimitSettings.CpuBurstWindowSeconds"/>.</summary>
    public TimeSpan CpuBurstWindow { get; init; } = TimeSpan.FromSeconds(Limits.CpuBurstWindowSeconds);

    /// <summary>
    /// Processor time that loading a tenant's templates may use, 1 ms to 60 s. Default: <see cref="LimitSettings.LoadCpuMs"/>.
    /// </summary>
    public TimeSpan LoadCpuLimit { get; init; } = TimeSpan.FromMilliseconds(Limits.LoadCpuMs);

    /// <summary>
    /// Time that one dispatch may take in all, waiting included, 1 ms to 15 min, unless it comes with its own. Default:
    /// <see cref="LimitSettings.DispatchSeconds"/>.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(Limits.DispatchSeconds);

    /// <summary>
    /// Memory that one tenant's VM may hold, in KiB, 4 MiB to 4 GiB. Default: <see cref="LimitSettings.MemoryMib"/>.
    /// </summary>
    public int MemoryLimitKiB { get; init; } = Limits.MemoryMib * 1024;

    /// <summary>How often a running script is looked at, in milliseconds of processor time, 1 to 1000. Default 10.</summary>
    public int TickMilliseconds { get; init; } = 10;

    /// <summary>Most host calls of one dispatch, from 1. Default: <see cref="LimitSettings.HostCallsPerDispatch"/>.</summary>
    public int MaxHostCallsPerDispatch { get; init; } = Limits.HostCallsPerDispatch;

    /// <summary>Most lines that one dispatch may log, from 1. Default: <see cref="LimitSettings.LogLinesPerDispatch"/>.</summary>
    public int MaxLogLinesPerDispatch { get; init; } = Limits.LogLinesPerDispatch;

    /// <summary>
    /// Most host calls that one tenant has under way at the same time, from 1. Default:
    /// <see cref="LimitSettings.HostCallsAtOnce"/>.
    /// </summary>
    public int MaxHostCallsPerTenant { get; init; } = Limits.HostCallsAtOnce;

    /// <summary>Time after which every rate that a tenant has used is whole again. Default: the longest window of the rates.</summary>
    public TimeSpan LongestRateWindow { get; init; } = Limits.LongestRateWindow;

    /// <summary>Events of one tenant that wait or run; more are refused, from 1. Default 256.</summary>
    public int QueuePerTenant { get; init; } = 256;

    /// <summary>Events of one sandbox that wait or run; more are refused, from 1. Default 8192.</summary>
    public int QueuePerSandbox { get; init; } = 8192;

    /// <summary>
    /// Bytes that wait to be sent to one sandbox, or for it to start; above, events are refused. A sandbox for which twice
    /// as much waits because it takes no answers to its host calls is killed. From 1 MiB. Default 64 MiB.
    /// </summary>
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

    /// <summary>
    /// Sandboxes that are started and warm and wait for another to die, 0 to 4. Each holds the memory of a sandbox
    /// without tenants. Default 1.
    /// </summary>
    public int Spares { get; init; } = 1;

    /// <summary>
    /// Wait before a sandbox is replaced whose predecessor died within 10 s as well, doubled while that goes on; what
    /// lived longer is replaced at once. Default 100 ms.
    /// </summary>
    public TimeSpan RestartBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait. Default 10 s.</summary>
    public TimeSpan RestartBackoffMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Time that a process whose place another took has to end what it holds, from 0. Default 10 s.
    /// </summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Resident memory of one sandbox, in MiB, above which another process takes its place, 128 to 1048576; above 1.5
    /// times as much it is killed. Default 1024: room for <see cref="WarmTenants"/> at 1.3 MiB each, the program, and a few
    /// that hold far more.
    /// </summary>
    public int ProcessMemoryMib { get; init; } = 1024;

    /// <summary>How scripts are run. Default: compiled where they run often.</summary>
    public ScriptExecution Scripts { get; init; } = ScriptExecution.Compiled;

    /// <summary>Memory with which one is ended, in bytes.</summary>
    internal long MostProcessMemory => ProcessMemoryMib * (1024L * 1024 / 2 * 3);

    /// <summary>How often the memory of the sandboxes is looked at, from 10 ms. Default 2 s.</summary>
    public TimeSpan MemoryInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Tenants of one sandbox whose VMs are kept, from 1; above, the one whose last event is the longest ago gives up its
    /// VM. Default 300.
    /// </summary>
    public int WarmTenants { get; init; } = 300;

    /// <summary>Time without events after which a tenant's VM is given up, from 1 s. Default 10 min.</summary>
    public TimeSpan IdleUnload { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time without events after which a sandbox that had some collects garbage. Default 1 s.</summary>
    public TimeSpan CollectAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time after which templates that could not be loaded are tried again. Default 30 s.</summary>
    public TimeSpan LoadRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often limits are looked at, 10 ms to 10 s. Default 500 ms.</summary>
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The same options with other limits.</summary>
    /// <param name="limits">The limits.</param>
    public SandboxPoolOptions With(LimitSettings limits) => this with
    {
        CpuLimit = TimeSpan.FromMilliseconds(limits.CpuMs),
        CpuBurst = TimeSpan.FromMilliseconds(limits.CpuBurstMs),
        CpuBurstWindow = TimeSpan.FromSeconds(limits.CpuBurstWindowSeconds),
        LoadCpuLimit = TimeSpan.FromMilliseconds(limits.LoadCpuMs),
        Deadline = TimeSpan.FromSeconds(limits.DispatchSeconds),
        MemoryLimitKiB = limits.MemoryMib * 1024,
        MaxHostCallsPerDispatch = limits.HostCallsPerDispatch,
        MaxLogLinesPerDispatch = limits.LogLinesPerDispatch,
        MaxHostCallsPerTenant = limits.HostCallsAtOnce,
        LongestRateWindow = limits.LongestRateWindow,
    };

    /// <summary>Checks every bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds; the message names it.</exception>
    public void Validate()
    {
        Within(Processes, 1, 256, nameof(Processes));
        Within(CpuLimit.TotalMilliseconds, 1, 60_000, nameof(CpuLimit));
        Within(CpuBurst.TotalMilliseconds, 0, 60_000, nameof(CpuBurst));
        Within(CpuBurstWindow.TotalSeconds, 1, 86_400, nameof(CpuBurstWindow));
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
        Within(Spares, 0, 4, nameof(Spares));
        Within(RestartBackoff.TotalMilliseconds, 0, int.MaxValue, nameof(RestartBackoff));
        Within(RestartBackoffMax.TotalMilliseconds, RestartBackoff.TotalMilliseconds, int.MaxValue, nameof(RestartBackoffMax));
        Within(DrainLimit.TotalMilliseconds, 0, int.MaxValue, nameof(DrainLimit));
        Within(ProcessMemoryMib, 128, 1024 * 1024, nameof(ProcessMemoryMib));
        Within(MemoryInterval.TotalMilliseconds, 10, int.MaxValue, nameof(MemoryInterval));
        Within(WarmTenants, 1, int.MaxValue, nameof(WarmTenants));
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
