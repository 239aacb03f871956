namespace TemplateWorker.Execution.Outcomes;

/// <summary>What dispatches came to, of one tenant or of all.</summary>
public sealed class TenantUsage
{
    readonly long[] _outcomes = new long[Enum.GetValues<DispatchOutcomeKind>().Length];
    long _cpuMicroseconds;
    long _hostCalls;
    long _peakHeapKiB;

    /// <summary>Dispatches that ended, in any way.</summary>
    public long Dispatches => Enum.GetValues<DispatchOutcomeKind>().Sum(Count);

    /// <summary>Processor time in all.</summary>
    public TimeSpan Cpu => TimeSpan.FromMicroseconds(Volatile.Read(ref _cpuMicroseconds));

    /// <summary>Host calls in all.</summary>
    public long HostCalls => Volatile.Read(ref _hostCalls);

    /// <summary>Largest heap seen, in KiB.</summary>
    public long PeakHeapKiB => Volatile.Read(ref _peakHeapKiB);

    /// <summary>Dispatches that ended in one way.</summary>
    /// <param name="kind">The way.</param>
    public long Count(DispatchOutcomeKind kind) => Volatile.Read(ref _outcomes[(int)kind]);

    internal void Add(in DispatchOutcome outcome)
    {
        Interlocked.Increment(ref _outcomes[(int)outcome.Kind]);
        Interlocked.Add(ref _cpuMicroseconds, outcome.Usage.CpuMicroseconds);
        Interlocked.Add(ref _hostCalls, outcome.Usage.HostCalls);
        // A peak lost to a race is overtaken by the next one that is as high.
        if (outcome.Usage.PeakHeapKiB > Volatile.Read(ref _peakHeapKiB))
            Volatile.Write(ref _peakHeapKiB, outcome.Usage.PeakHeapKiB);
    }
}
