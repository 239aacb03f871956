using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Limits;

/// <summary>
/// Holds host calls to the rates of their tenants. A call above a rate gets the next free place and waits for it, in the
/// order in which calls of its kind came; one that would wait too long is refused and takes no place.
/// </summary>
/// <param name="settings">The rates.</param>
/// <param name="time">The clock.</param>
sealed class RateLimiter(LimitSettings settings, TimeProvider time)
{
    // The first of the rates that count members and not calls.
    const int FirstOfRemovals = 3;

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
    ];

    // Not a bucket: see RefusalTimes.
    readonly Rate _templateRefusals =
        Of(RateName.TemplateRefusal, nameof(settings.TemplateRefusals), settings.TemplateRefusals, settings.RefusalsWindowMs);

    readonly Rate _refusals = Of(RateName.Refusal, nameof(settings.Refusals), settings.Refusals, settings.RefusalsWindowMs);

    /// <summary>Lets a call through.</summary>
    /// <param name="used">What its tenant has used.</param>
    /// <param name="price">What the call takes.</param>
    /// <param name="what">What the call does, for the error.</param>
    /// <param name="rest">Time left to its dispatch.</param>
    /// <param name="cancellationToken">Ends the wait; the place is lost.</param>
    /// <param name="template">The name of the template that makes it; null when it is none.</param>
    /// <returns>Completes when the call may be made.</returns>
    /// <exception cref="HostCallException">It would have to wait too long.</exception>
    public Task TakeAsync(TenantRates used, RatePrice price, string what, TimeSpan rest, CancellationToken cancellationToken, string? template = null)
    {
        var rates = RatesOf(price.Class);
        if (rates.IsEmpty)
            return Task.CompletedTask;
        lock (used)
        {
            var now = _clock.Microseconds;
            var from = now;
            if (price.Class is RateClass.Discord or RateClass.Message or RateClass.Removal)
            {
                ThrowIfRefusedTooOften(used, template, what, now);
                from += SlowingOf(used, template, now);
            }
            var (at, slowest) = Plan(used, price, what, now, from);
            if (at > from && (TimeSpan.FromMicroseconds(at - from) > _longestWait || TimeSpan.FromMicroseconds(at - now) >= rest))
                throw Refused(_rates[slowest], what, TimeSpan.FromMicroseconds(at - now));
            foreach (var index in rates)
                used.Uses[index].Take(_rates[index], now, at, PlacesOf(price, index));
            return at == now ? Task.CompletedTask : used.Follow(price.Class, WaitAsync(at - now, cancellationToken));
        }
    }

    /// <summary>Counts a call that Discord refused.</summary>
    /// <param name="used">What its tenant has used.</param>
    /// <param name="template">The name of the template that made it; null when it was none.</param>
    /// <returns>What follows for the template, as far as nobody was told of it lately.</returns>
    public RefusalStep CountRefusal(TenantRates used, string? template = null)
    {
        lock (used)
        {
            var now = _clock.Microseconds;
            used.Refusals.Add(_refusals, now);
            return template is null ? RefusalStep.None : used.RefusalsOf(template).Add(_templateRefusals, now);
        }
    }

    /// <summary>How many refusals one template may have, and for how long they count.</summary>
    public Rate RefusalsOfTemplate => _templateRefusals;

    /// <summary>What a tenant has left of every rate.</summary>
    /// <param name="used">What it has used; null when it has used nothing.</param>
    public IReadOnlyList<RateState> Look(TenantRates? used)
    {
        if (used is null)
            return [.. _rates.Append(_refusals).Select(rate => new RateState(rate.Name, rate.Count, rate.Window, rate.Count))];
        lock (used)
        {
            var now = _clock.Microseconds;
            var states = new RateState[_rates.Length + 1];
            for (var index = 0; index < _rates.Length; index++)
            {
                var rate = _rates[index];
                used.Uses[index].Settle(rate, now);
                states[index] = new RateState(rate.Name, rate.Count, rate.Window, used.Uses[index].Left(rate, now));
            }
            var refusals = used.HasRefusals ? used.Refusals.Left(_refusals, now) : _refusals.Count;
            states[^1] = new RateState(_refusals.Name, _refusals.Count, _refusals.Window, refusals);
            return states;
        }
    }

    // When a call can be made that all its rates let through at the same time, and the rate that it waits for the longest.
    (long At, int Slowest) Plan(TenantRates used, RatePrice price, string what, long now, long from)
    {
        var (at, slowest, agreed) = (from, 0, 0);
        var rates = RatesOf(price.Class);
        foreach (var index in rates)
        {
            if (PlacesOf(price, index) > _rates[index].Count)
                throw HostCallException.TooMany(what, PlacesOf(price, index), _rates[index]);
            used.Uses[index].Settle(_rates[index], now);
        }
        for (var i = 0; agreed < rates.Length; i = (i + 1) % rates.Length)
        {
            var earliest = used.Uses[rates[i]].EarliestFrom(_rates[rates[i]], at, PlacesOf(price, rates[i]));
            agreed = earliest == at ? agreed + 1 : 1;
            if (earliest > at)
                (at, slowest) = (earliest, rates[i]);
        }
        return (at, slowest);
    }

    void ThrowIfRefusedTooOften(TenantRates used, string? template, string what, long now)
    {
        if (!used.HasRefusals)
            return;
        if (used.FindRefusals(template)?.Times.WaitOf(_templateRefusals, now) is > 0 and var waitOfTemplate)
            throw RefusedTooOften(_templateRefusals, what, waitOfTemplate, "this template");
        if (used.Refusals.WaitOf(_refusals, now) is > 0 and var wait)
            throw RefusedTooOften(_refusals, what, wait, "this guild's templates");
    }

    long SlowingOf(TenantRates used, string? template, long now)
    {
        if (!used.HasRefusals)
            return 0;
        var ofTenant = SlowingOf(used.Refusals, _refusals, now);
        return used.FindRefusals(template) is { Times: var times } ? Math.Max(ofTenant, SlowingOf(times, _templateRefusals, now)) : ofTenant;
    }

    // Microseconds by which a call is held back: nothing up to half of the refusals, from there on more with each of them.
    long SlowingOf(RefusalTimes refusals, Rate rate, long now)
    {
        var above = rate.Count - (2 * refusals.Left(rate, now));
        return above <= 0 ? 0 : (long)(_longestWait.TotalMicroseconds * above / rate.Count);
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

    static HostCallException RefusedTooOften(Rate rate, string what, long wait, string whose) =>
        HostCallException.RefusedTooOften(new RateRefusal(what, rate.Count, rate.Window, TimeSpan.FromMicroseconds(wait)), rate.Setting, whose);

    static HostCallException Refused(Rate rate, string what, TimeSpan wait) =>
        HostCallException.RateLimited(new RateRefusal(what, rate.Count, rate.Window, wait), rate.Name, rate.Setting);

    // Timers count in whole milliseconds; one that fires early would let a call through before its time.
    Task WaitAsync(long microseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds((microseconds + 999) / 1000), time, cancellationToken);
}
