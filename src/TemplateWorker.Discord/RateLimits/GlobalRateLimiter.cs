using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>
/// The limits over all routes: so many requests in any second, and what answers 429 hold back altogether. Senders take turns.
/// </summary>
sealed class GlobalRateLimiter(int requestsPerSecond, RateLimitPatience patience, TimeProvider time)
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    readonly SenderTurns _turns = new();
    readonly Lock _lock = new();
    readonly Queue<long> _recent = new();
    long _botOpensAt = long.MinValue;
    long _networkOpensAt = long.MinValue;

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <param name="countsForBot">Whether it carries the bot's token.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordRateLimitedException">The wait would be too long.</exception>
    public async ValueTask EnterAsync(bool countsForBot, CancellationToken cancellation)
    {
        if (!countsForBot)
        {
            while (UntilNetworkOpens() is var wait && wait > TimeSpan.Zero)
                await WaitAsync(wait, cancellation);
            return;
        }
        await _turns.EnterAsync(SenderScope.Current, cancellation);
        try
        {
            while (UntilPermit() is var wait && wait > TimeSpan.Zero)
                await WaitAsync(wait, cancellation);
        }
        finally
        {
            _turns.Leave();
        }
    }

    /// <summary>Lets nothing through for a while.</summary>
    /// <param name="scope">Global: what carries the bot's token. Network: everything.</param>
    /// <param name="duration">How long.</param>
    public void Block(RateLimitScope scope, TimeSpan duration)
    {
        lock (_lock)
        {
            var until = time.GetTimestamp() + Ticks(duration);
            _botOpensAt = Math.Max(_botOpensAt, until);
            if (scope == RateLimitScope.Network)
                _networkOpensAt = Math.Max(_networkOpensAt, until);
        }
    }

    Task WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        patience.Check(wait, "all requests together");
        return RateLimitDuration.WaitAsync(wait, time, cancellation);
    }

    TimeSpan UntilNetworkOpens()
    {
        lock (_lock)
            return Until(_networkOpensAt, time.GetTimestamp());
    }

    TimeSpan UntilPermit()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var wait = Until(_botOpensAt, now);
            if (wait > TimeSpan.Zero)
                return wait;
            if (_recent.Count == requestsPerSecond)
            {
                wait = Until(_recent.Peek() + Ticks(Window), now);
                if (wait > TimeSpan.Zero)
                    return wait;
                _recent.Dequeue();
            }
            _recent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    TimeSpan Until(long timestamp, long now) => timestamp > now ? time.GetElapsedTime(now, timestamp) : TimeSpan.Zero;

    long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
