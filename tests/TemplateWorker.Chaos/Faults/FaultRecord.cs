namespace TemplateWorker.Chaos.Faults;

/// <summary>One fault as it happened.</summary>
/// <param name="kind">What.</param>
/// <param name="at">When, from the first event.</param>
/// <param name="place">Which sandbox; null for other kinds.</param>
sealed class FaultRecord(FaultKind kind, TimeSpan at, int? place = null)
{
    int _dispatches;

    /// <summary>What.</summary>
    public string Kind { get; } = kind.ToString();

    /// <summary>When, in seconds from the first event.</summary>
    public double AtSeconds { get; } = Math.Round(at.TotalSeconds, 2);

    /// <summary>Which sandbox; null for other kinds.</summary>
    public int? Place { get; } = place;

    /// <summary>Milliseconds until what failed was there again.</summary>
    public double RecoveredMs { get; private set; }

    /// <summary>Dispatches that ended with it.</summary>
    public int Dispatches => Volatile.Read(ref _dispatches);

    /// <summary>Counts one of them.</summary>
    public void AddDispatch() => Interlocked.Increment(ref _dispatches);

    /// <summary>Notes that it is over.</summary>
    /// <param name="now">When, from the first event.</param>
    public void End(TimeSpan now) => RecoveredMs = Math.Round((now - at).TotalMilliseconds, 1);
}
