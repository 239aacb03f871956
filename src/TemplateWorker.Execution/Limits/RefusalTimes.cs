namespace TemplateWorker.Execution.Limits;

/// <summary>
/// When Discord refused calls of one tenant, as far back as it counts. A bucket would not do: one that is full at first lets
/// nearly twice its count through in the first window, and what the count is to keep away from is counted by the window.
/// </summary>
sealed class RefusalTimes
{
    readonly Queue<long> _times = new();

    /// <summary>Adds one.</summary>
    /// <param name="rate">How many count, and for how long.</param>
    /// <param name="now">The present, in microseconds.</param>
    public void Add(Rate rate, long now)
    {
        // Calls that were under way together may be refused together; how far they are above the count changes nothing.
        if (Left(rate, now) == 0)
            _times.Dequeue();
        _times.Enqueue(now);
    }

    /// <summary>Refusals that may still come.</summary>
    /// <param name="rate">How many count, and for how long.</param>
    /// <param name="now">The present, in microseconds.</param>
    public int Left(Rate rate, long now)
    {
        while (_times.TryPeek(out var oldest) && EndOf(rate, oldest) <= now)
            _times.Dequeue();
        return rate.Count - _times.Count;
    }

    /// <summary>How long a call has to wait.</summary>
    /// <param name="rate">How many count, and for how long.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <returns>Microseconds; 0 when there may be more refusals.</returns>
    public long WaitOf(Rate rate, long now) => Left(rate, now) > 0 ? 0 : EndOf(rate, _times.Peek()) - now;

    static long EndOf(Rate rate, long time) => time + (long)rate.Window.TotalMicroseconds;
}
