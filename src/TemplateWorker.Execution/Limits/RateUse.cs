namespace TemplateWorker.Execution.Limits;

/// <summary>
/// What one tenant has used of one rate. A call that waits, for this rate or for another that it counts for too, takes from
/// the bucket at the moment when it is made. Until then the bucket goes on refilling, and others get whatever leaves the
/// waiting one its place: it costs them the one place, and no moment ever sees more calls than the bucket has.
/// </summary>
struct RateUse
{
    long _fullAt;

    // In order of time. Most tenants never have any.
    List<RatePlace>? _ahead;

    /// <summary>Takes the places whose time has come.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="now">The present, in microseconds.</param>
    public void Settle(Rate rate, long now)
    {
        if (_ahead is not { Count: > 0 })
            return;
        var come = 0;
        for (; come < _ahead.Count && _ahead[come].At <= now; come++)
            _fullAt = rate.Take(_fullAt, _ahead[come].At, _ahead[come].Places);
        _ahead.RemoveRange(0, come);
    }

    /// <summary>The first moment at which a call can be made.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="from">The first moment that is asked for, in microseconds, not before the last <see cref="Settle"/>.</param>
    /// <param name="places">For how many it counts, at most as many as the rate has.</param>
    /// <returns>Microseconds.</returns>
    public readonly long EarliestFrom(Rate rate, long from, int places)
    {
        var (fullAt, at, next) = (_fullAt, from, 0);
        while (true)
        {
            for (; next < _ahead?.Count && _ahead[next].At <= at; next++)
                fullAt = rate.Take(fullAt, _ahead[next].At, _ahead[next].Places);
            if (rate.WaitOf(fullAt, at, places) is > 0 and var wait)
                at += wait;
            else if (FirstCutShort(rate, rate.Take(fullAt, at, places), next) is { } later)
                at = later;
            else
                return at;
        }
    }

    /// <summary>Gives a call its place.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="now">The present, in microseconds.</param>
    /// <param name="at">When it is made: a moment that <see cref="EarliestFrom"/> gave.</param>
    /// <param name="places">For how many it counts.</param>
    public void Take(Rate rate, long now, long at, int places)
    {
        // A bucket that is not full by then has the same in it then, whether it is taken from now or then.
        if (at > now && rate.IsFullBy(_fullAt, at))
            Insert(new RatePlace(at, places));
        else
            _fullAt = rate.Take(_fullAt, at, places);
    }

    /// <summary>Calls that can be made at once.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="now">The present, in microseconds.</param>
    public readonly int Left(Rate rate, long now)
    {
        var left = rate.Left(_fullAt, now);
        while (left > 0 && _ahead is { Count: > 0 } && EarliestFrom(rate, now, left) > now)
            left--;
        return left;
    }

    // When the first of those that wait would not find its place any more.
    readonly long? FirstCutShort(Rate rate, long fullAt, int next)
    {
        for (; next < _ahead?.Count; next++)
        {
            var place = _ahead[next];
            if (rate.WaitOf(fullAt, place.At, place.Places) > 0)
                return place.At;
            fullAt = rate.Take(fullAt, place.At, place.Places);
        }
        return null;
    }

    void Insert(RatePlace place)
    {
        _ahead ??= [];
        var index = _ahead.Count;
        while (index > 0 && _ahead[index - 1].At > place.At)
            index--;
        _ahead.Insert(index, place);
    }
}
