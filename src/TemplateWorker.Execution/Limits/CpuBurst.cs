namespace TemplateWorker.Execution.Limits;

/// <summary>
/// Processor time that a tenant's dispatches may use beyond the limit of each: a bucket that refills steadily. A dispatch
/// that is sent borrows all that the bucket holds and gives back what it did not use when it ends, so that dispatches under
/// way at the same time can never use more together than there is. Guarded by the traffic's lock; may be looked at without.
/// </summary>
sealed class CpuBurst
{
    // When the bucket is full again, in microseconds of the limits' clock.
    long _fullAt;

    /// <summary>Borrows what the bucket holds.</summary>
    /// <param name="size">What a full bucket holds.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <returns>Microseconds of processor time.</returns>
    public long Borrow(CpuBurstSize size, long now)
    {
        var held = Left(size, now);
        if (held > 0)
            _fullAt = Math.Max(_fullAt, now) + size.TimeToRefill(held);
        return held;
    }

    /// <summary>Gives back what was not used.</summary>
    /// <param name="size">What a full bucket holds.</param>
    /// <param name="unused">Microseconds of processor time.</param>
    public void GiveBack(CpuBurstSize size, long unused) => _fullAt -= size.TimeToRefill(unused);

    /// <summary>What the bucket holds.</summary>
    /// <param name="size">What a full bucket holds.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <returns>Microseconds of processor time.</returns>
    public long Left(CpuBurstSize size, long now) =>
        Math.Max(0, size.Microseconds - size.RefilledIn(Math.Max(0, Volatile.Read(ref _fullAt) - now)));
}
