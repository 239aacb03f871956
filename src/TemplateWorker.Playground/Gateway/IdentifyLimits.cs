namespace TemplateWorker.Playground.Gateway;

/// <summary>
/// How often clients may identify: once per key and five seconds, and so many times a day. Counted always, refused only
/// where limits are realistic; where they are generous one identify is always left.
/// </summary>
sealed class IdentifyLimits(PlaygroundOptions options, TimeProvider time)
{
    // Both from Discord's documentation.
    static readonly TimeSpan KeyWindow = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Day = TimeSpan.FromHours(24);

    readonly Lock _gate = new();
    readonly Dictionary<int, DateTimeOffset> _freeFrom = [];
    DateTimeOffset _dayEnds;
    int _used;

    bool Refuses => options.RateLimits == RateLimits.Realistic;

    /// <summary>Counts an identify of a shard, if it is granted.</summary>
    public IdentifyVerdict Take(int shardId)
    {
        lock (_gate)
        {
            var now = BeginDay();
            var key = shardId % options.MaxConcurrency;
            if (Refuses && _used >= options.SessionStarts)
                return IdentifyVerdict.DayUsedUp;
            if (Refuses && now < _freeFrom.GetValueOrDefault(key))
                return IdentifyVerdict.TooSoon;

            if (_used == 0)
                _dayEnds = now + Day;
            _used++;
            _freeFrom[key] = now + KeyWindow;
            return IdentifyVerdict.Granted;
        }
    }

    public SessionStartLimit Read()
    {
        lock (_gate)
        {
            var now = BeginDay();
            var remaining = Math.Max(options.SessionStarts - _used, Refuses ? 0 : 1);
            var resetAfter = _used == 0 ? TimeSpan.Zero : _dayEnds - now;
            return new SessionStartLimit(options.SessionStarts, remaining, resetAfter, options.MaxConcurrency);
        }
    }

    DateTimeOffset BeginDay()
    {
        var now = time.GetUtcNow();
        if (now >= _dayEnds)
            _used = 0;
        return now;
    }
}
