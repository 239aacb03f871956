namespace TemplateWorker.Execution.Limits;

/// <summary>
/// A bucket that holds a number of calls and refills steadily, so many in each window. What one tenant has used of it is a
/// single number: when the bucket will be full again. It is kept in fractions of a microsecond, as many to a microsecond as
/// the rate has calls, so that every refill is a whole number and a steady caller gets exactly the stated count.
/// </summary>
/// <param name="name">What it is called.</param>
/// <param name="setting">Where it is set.</param>
/// <param name="count">Calls that it holds, and that come back in one window.</param>
/// <param name="window">The window.</param>
sealed class Rate(string name, string setting, int count, TimeSpan window)
{
    readonly long _refill = (long)window.TotalMicroseconds;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Where it is set.</summary>
    public string Setting => setting;

    /// <summary>Calls that it holds, and that come back in one window.</summary>
    public int Count => count;

    /// <summary>The window.</summary>
    public TimeSpan Window => window;

    /// <summary>How long a call has to wait.</summary>
    /// <param name="fullAt">What the tenant has used.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <param name="places">For how many it counts, at most as many as there are.</param>
    /// <returns>Microseconds, rounded up; 0 when so many are to be had.</returns>
    public long WaitOf(long fullAt, long now, int places = 1)
    {
        var missing = Missing(fullAt, now) - ((count - places) * _refill);
        return missing <= 0 ? 0 : (missing + count - 1) / count;
    }

    /// <summary>Takes one call.</summary>
    /// <param name="fullAt">What the tenant has used.</param>
    /// <param name="at">When the call is made, in microseconds.</param>
    /// <param name="places">For how many it counts.</param>
    /// <returns>What the tenant has used then.</returns>
    public long Take(long fullAt, long at, int places = 1) => Math.Max(fullAt, at * count) + (places * _refill);

    /// <summary>Whether the bucket is full at a time, unless more is taken.</summary>
    /// <param name="fullAt">What the tenant has used.</param>
    /// <param name="at">The time, in microseconds.</param>
    public bool IsFullBy(long fullAt, long at) => fullAt < at * count;

    /// <summary>Calls that are to be had.</summary>
    /// <param name="fullAt">What the tenant has used.</param>
    /// <param name="now">The present, in microseconds.</param>
    public int Left(long fullAt, long now) =>
        (int)Math.Max(0, ((count * _refill) - Missing(fullAt, now)) / _refill);

    long Missing(long fullAt, long now) => Math.Max(0, fullAt - (now * count));
}
