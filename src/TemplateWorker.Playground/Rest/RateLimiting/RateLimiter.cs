namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>Counts requests per route and major id in windows that open with their first request.</summary>
sealed class RateLimiter(RateLimits mode, TimeProvider time)
{
    // Requests per second over all routes, from Discord's documentation.
    const int GlobalRequests = 50;
    const int SweepAt = 4096;

    static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    readonly Dictionary<(string Bucket, string Major), Window> _windows = [];
    Window _global;

    public RateLimitVerdict Take(RouteBucket bucket, string major)
    {
        var limit = mode == RateLimits.Realistic ? bucket.Limit : RouteLimit.Unnoticed;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (mode == RateLimits.Realistic && bucket.CountsGlobally)
            {
                _global = _global.At(now, GlobalWindow);
                if (_global.Used >= GlobalRequests)
                    return Refused(now, _global, GlobalRequests, isGlobal: true);
            }

            var window = _windows.GetValueOrDefault((bucket.Name, major)).At(now, limit.Window);
            if (window.Used >= limit.Requests)
                return Refused(now, window, limit.Requests, isGlobal: false);

            if (mode == RateLimits.Realistic && bucket.CountsGlobally)
                _global = _global with { Used = _global.Used + 1 };
            window = window with { Used = window.Used + 1 };
            if (_windows.Count >= SweepAt)
                Sweep(now);
            _windows[(bucket.Name, major)] = window;
            return new RateLimitVerdict(
                false, false, limit.Requests, limit.Requests - window.Used, window.End, window.End - now);
        }
    }

    static RateLimitVerdict Refused(DateTimeOffset now, Window window, int limit, bool isGlobal) =>
        new(true, isGlobal, limit, 0, window.End, window.End - now);

    void Sweep(DateTimeOffset now)
    {
        foreach (var key in _windows.Where(entry => entry.Value.End <= now).Select(entry => entry.Key).ToList())
            _windows.Remove(key);
    }

    readonly record struct Window(DateTimeOffset End, int Used)
    {
        public Window At(DateTimeOffset now, TimeSpan length) => now < End ? this : new Window(now + length, 0);
    }
}
