namespace TemplateWorker.Discord.RateLimits;

/// <summary>
/// Stops sending before Discord bans the address: it does so for 10,000 answers 401, 403 or 429 within ten minutes.
/// </summary>
sealed class InvalidRequestGuard(int limit, TimeProvider time)
{
    // Ten whole minutes and the one that is not over yet: what counts for Discord must never be forgotten here.
    const int SlotCount = 11;
    static readonly TimeSpan SlotLength = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly int[] _slots = new int[SlotCount];
    readonly long _start = time.GetTimestamp();
    long _currentSlot;
    int _total;

    /// <summary>Counts an answer that Discord holds against the address.</summary>
    /// <returns>Whether it is the one that reaches the limit.</returns>
    public bool Count()
    {
        lock (_lock)
        {
            Advance_NeedsLock();
            _slots[_currentSlot % SlotCount]++;
            return ++_total == limit;
        }
    }

    /// <summary>Refuses to go on at the limit.</summary>
    /// <exception cref="DiscordRateLimitedException">The limit is reached.</exception>
    public void Check()
    {
        lock (_lock)
        {
            Advance_NeedsLock();
            if (_total < limit)
                return;
            throw new DiscordRateLimitedException(
                $"Discord refused {_total} requests within ten minutes; nothing is sent until some of them are older, or it would ban this address. "
                + "Look for what is sent without permission.",
                SlotLength);
        }
    }

    void Advance_NeedsLock()
    {
        var slot = time.GetElapsedTime(_start).Ticks / SlotLength.Ticks;
        for (var next = Math.Max(_currentSlot + 1, slot - SlotCount + 1); next <= slot; next++)
        {
            _total -= _slots[next % SlotCount];
            _slots[next % SlotCount] = 0;
        }
        _currentSlot = slot;
    }
}
