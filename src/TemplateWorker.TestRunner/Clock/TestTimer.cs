namespace TemplateWorker.TestRunner.Clock;

/// <summary>A timer of a <see cref="TestClock"/>.</summary>
/// <param name="clock">The clock.</param>
/// <param name="callback">What falls due.</param>
/// <param name="scope">The host call that waits for it; null when it is nobody's.</param>
sealed class TestTimer(TestClock clock, Action callback, CallScope? scope) : ITimer
{
    /// <summary>One of this length or longer guards against something that never happens; nobody waits for it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    int _waits;

    /// <summary>When it falls due. Guarded by the clock.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>After which time it falls due again; zero or less for never. Guarded by the clock.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>Does what falls due.</summary>
    public void Fire()
    {
        // Until the callback has done its part, the call is no longer waiting but not yet seen to go on.
        SetWaits(Period > TimeSpan.Zero);
        callback();
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Schedule(this, dueTime, period);
        SetWaits(dueTime != Timeout.InfiniteTimeSpan && dueTime < LongestWait);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        clock.Remove(this);
        SetWaits(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    void SetWaits(bool waits)
    {
        var now = waits ? 1 : 0;
        if (Interlocked.Exchange(ref _waits, now) != now)
            scope?.AddWaits(waits ? 1 : -1);
    }
}
