namespace TemplateWorker.Execution.Limits;

/// <summary>Size of the buckets of <see cref="CpuBurst"/>.</summary>
/// <param name="Microseconds">Processor time that a full one holds.</param>
/// <param name="Window">Time in which an empty one fills, in microseconds.</param>
readonly record struct CpuBurstSize(long Microseconds, long Window)
{
    /// <summary>The size that settings ask for.</summary>
    /// <param name="processorTime">What a full one holds.</param>
    /// <param name="window">Time in which an empty one fills.</param>
    public static CpuBurstSize Of(TimeSpan processorTime, TimeSpan window) =>
        new((long)processorTime.TotalMicroseconds, (long)window.TotalMicroseconds);

    /// <summary>Time in which an amount of processor time comes back, in microseconds.</summary>
    public long TimeToRefill(long amount) => Microseconds == 0 ? 0 : amount * Window / Microseconds;

    /// <summary>Processor time that comes back in a time, in microseconds, rounded up.</summary>
    public long RefilledIn(long elapsed) => ((elapsed * Microseconds) + Window - 1) / Window;
}
