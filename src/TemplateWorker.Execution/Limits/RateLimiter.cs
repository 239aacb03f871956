using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Limits;

/// <summary>
/// Holds host calls to the rates of their tenants. A call above a rate gets the next free place and waits for it, in the
/// order in which calls came; one that would wait too long is refused and takes no place.
/// </summary>
/// <param name="settings">The rates.</param>
/// <param name="time">The clock.</param>
sealed class RateLimiter(LimitSettings settings, TimeProvider time)
{
    // The first of the rates that count members and not calls.
    const int FirstOfRemovals = 3;

    // The one that counts answers and not calls.
    const int OfRefusals = 6;

    readonly LimitClock _clock = new(time);
    readonly TimeSpan _longestWait = TimeSpan.FromMilliseconds(settings.RateWaitMs);
    readonly Rate[] _rates =
    [
        Of(RateName.KeyValue, nameof(settings.KvCalls), settings.KvCalls, settings.KvCallsWindowMs),
        Of(RateName.Discord, nameof(settings.DiscordActions), settings.DiscordActions, settings.DiscordActionsWindowMs),
        Of(RateName.Message, nameof(settings.Messages), settings.Messages, settings.MessagesWindowMs),
        Of(RateName.Removal, nameof(settings.Removals), settings.Removals, settings.RemovalsWindowMs),
        Of(RateName.RemovalLong, nameof(settings.RemovalsLong), settings.RemovalsLong, settings.RemovalsLongWindowMs),
        Of(RateName.Fetch, nameof(settings.Fetches), settings.Fetches, settings.FetchesWindowMs),
        Of(RateName.Refusal, nameof(settings.Refusals), settings.Refusals, settings.RefusalsWindowMs),
    ];

    /// <summary>Lets a call through.</summary>
    /// <param name="used">What its tenant has used.</param>
    /// <param name="price">What the call takes.</param>
    /// <param name="what">What the call does, for the error.</param>
    /// <param name="rest">Time left to its dispatch.</param>
    /// <param name="cancellationToken">Ends the wait; the place is lost.</param>
    /// <returns>Completes when the call may be made.</returns>
    /// <exception cref="HostCallException">It would have to wait too long.</exception>
    public Task TakeAsync(TenantRates used, RatePrice price, string what, TimeSpan rest, CancellationToken cancellationToken)
    {
        var rates = RatesOf(price.Class);
        if (rates.IsEmpty)
            return Task.CompletedTask;
        var now = _clock.Microseconds;
        lock (used)
        {
            if (price.Class is RateClass.Discord or RateClass.Message or RateClass.Removal)
                ThrowIfRefusedTooOften(used, what, now);
            var (wait, slowest) = (0L, 0);
            foreach (var index in rates)
            {
                var places = PlacesOf(price, index);
                if (places > _rates[index].Count)
                    throw HostCallException.TooMany(what, places, _rates[index]);
                var needed = _rates[index].WaitOf(used.FullAt[index], now, places);
                if (needed > wait)
                    (wait, slowest) = (needed, index);
            }
            if (wait > 0 && TimeSpan.FromMicroseconds(wait) is var asked && (asked > _longestWait || asked >= rest))
                throw Refused(_rates[slowest], what, asked);
            foreach (var index in rates)
                used.FullAt[index] = _rates[index].Take(used.FullAt[index], now + wait, PlacesOf(price, index));
            return wait == 0 ? Task.CompletedTask : used.Follow(price.Class, WaitAsync(wait, cancellationToken));
        }
    }

    /// <summary>Counts a call that Discord refused.</summary>
    /// <param name="used">What its tenant has used.</param>
    public void CountRefusal(TenantRates used)
    {
        lock (used)
            used.FullAt[OfRefusals] = _rates[OfRefusals].Take(used.FullAt[OfRefusals], _clock.Microseconds);
    }

    /// <summary>What a tenant has left of every rate.</summary>
    /// <param name="used">What it has used; null when it has used nothing.</param>
    public IReadOnlyList<RateState> Look(TenantRates? used)
    {
        var now = _clock.Microseconds;
        var states = new RateState[_rates.Length];
        for (var index = 0; index < states.Length; index++)
        {
            var (rate, fullAt) = (_rates[index], used is null ? 0 : Volatile.Read(ref used.FullAt[index]));
            states[index] = new RateState(rate.Name, rate.Count, rate.Window, rate.Left(fullAt, now));
        }
        return states;
    }

    void ThrowIfRefusedTooOften(TenantRates used, string what, long now)
    {
        var rate = _rates[OfRefusals];
        var wait = rate.WaitOf(used.FullAt[OfRefusals], now);
        if (wait > 0)
            throw HostCallException.RefusedTooOften(new RateRefusal(what, rate.Count, rate.Window, TimeSpan.FromMicroseconds(wait)), rate.Setting);
    }

    static ReadOnlySpan<byte> RatesOf(RateClass rateClass) => rateClass switch
    {
        RateClass.None => [],
        RateClass.KeyValue => [0],
        RateClass.Discord => [1],
        RateClass.Message => [1, 2],
        RateClass.Removal => [1, 3, 4],
        RateClass.Fetch => [5],
        _ => throw new ArgumentOutOfRangeException(nameof(rateClass), rateClass, "Not a class of host calls."),
    };

    static int PlacesOf(RatePrice price, int rate) =>
        price.Class == RateClass.Removal && rate >= FirstOfRemovals ? price.Members : 1;

    static Rate Of(string name, string property, int count, int windowMilliseconds) =>
        new(name, LimitTable.KeyOf(property), count, TimeSpan.FromMilliseconds(windowMilliseconds));

    static HostCallException Refused(Rate rate, string what, TimeSpan wait) =>
        HostCallException.RateLimited(new RateRefusal(what, rate.Count, rate.Window, wait), rate.Name, rate.Setting);

    // Timers count in whole milliseconds; one that fires early would let a call through before its time.
    Task WaitAsync(long microseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds((microseconds + 999) / 1000), time, cancellationToken);
}
