namespace TemplateWorker.Execution.Limits;

/// <summary>Counts microseconds from its making, so that numbers stay small enough to be multiplied.</summary>
/// <param name="time">The clock.</param>
sealed class LimitClock(TimeProvider time)
{
    readonly long _start = time.GetTimestamp();

    /// <summary>The present.</summary>
    public long Microseconds => time.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond;
}
