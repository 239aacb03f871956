using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>
/// One bucket of Discord's rate limits. Senders take turns, and the requests of one enter in the order they came. Until an
/// answer has told the limit, one request at a time is let through.
/// </summary>
sealed class RateLimitBucket(BucketKey key, RateLimitPatience patience, TimeProvider time)
{
    readonly SenderTurns _turns = new();
    readonly Lock _lock = new();
    int _queued;
    int _inFlight;
    bool _isSuperseded;
    bool _isKnown;
    int _limit = int.MaxValue;
    int _remaining = int.MaxValue;
    long _opensAt = time.GetTimestamp();
    long? _resetsAt;
    TaskCompletionSource _answered = NewSignal();

    /// <summary>Discord's name of the bucket or, until it is learned, the route; with the major parameter.</summary>
    public BucketKey Key { get; } = key;

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <returns>False when another bucket has taken the place of this one; ask that.</returns>
    /// <exception cref="DiscordRateLimitedException">Too many wait already, or the wait would be too long.</exception>
    public async ValueTask<bool> TryEnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _queued) > patience.QueueLength)
        {
            Interlocked.Decrement(ref _queued);
            throw new DiscordRateLimitedException(
                $"{patience.QueueLength} requests wait for the rate limit of {Key.Name} already; send fewer or later.", UntilOpen());
        }
        try
        {
            await _turns.EnterAsync(SenderScope.Current, cancellation);
            try
            {
                return await WaitForPermitAsync(cancellation);
            }
            finally
            {
                _turns.Leave();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _queued);
        }
    }

    /// <summary>Tells that a request which had entered is over.</summary>
    /// <param name="headers">What its answer said about this bucket; null when nothing was learned.</param>
    public void Leave(RateLimitHeaders? headers)
    {
        lock (_lock)
        {
            _inFlight--;
            if (headers != null)
                Learn_NeedsLock(headers);
            Signal_NeedsLock();
        }
    }

    /// <summary>Takes over what an answer said that belongs to this bucket but was asked for in another.</summary>
    public void Learn(RateLimitHeaders headers)
    {
        lock (_lock)
            Learn_NeedsLock(headers);
    }

    /// <summary>Tells that an answer came without rate limit headers: the route has no limit.</summary>
    public void LearnUnlimited()
    {
        lock (_lock)
            _isKnown = true;
    }

    /// <summary>Lets nothing through for a while.</summary>
    public void Block(TimeSpan duration)
    {
        lock (_lock)
            _opensAt = Math.Max(_opensAt, In(duration));
    }

    /// <summary>Sends everyone who waits here to the bucket that took this one's place.</summary>
    public void Supersede()
    {
        lock (_lock)
        {
            _isSuperseded = true;
            Signal_NeedsLock();
        }
    }

    /// <summary>Whether nothing would be lost by forgetting this bucket.</summary>
    public bool IsIdle()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            return _inFlight == 0 && Volatile.Read(ref _queued) == 0 && now >= _opensAt && (_resetsAt == null || now >= _resetsAt);
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    async ValueTask<bool> WaitForPermitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task answered;
            TimeSpan wait;
            lock (_lock)
            {
                if (_isSuperseded)
                    return false;
                wait = UntilPermit_NeedsLock();
                if (wait == TimeSpan.Zero)
                {
                    if (_isKnown)
                        _remaining--;
                    _inFlight++;
                    return true;
                }
                answered = _answered.Task;
            }
            if (wait == Timeout.InfiniteTimeSpan)
            {
                await answered.WaitAsync(cancellation);
                continue;
            }
            patience.Check(wait, Key.Name);
            await RateLimitDuration.WaitAsync(wait, time, cancellation);
        }
    }

    // Infinite: only an answer can tell.
    TimeSpan UntilPermit_NeedsLock()
    {
        var now = time.GetTimestamp();
        if (now < _opensAt)
            return time.GetElapsedTime(now, _opensAt);
        if (!_isKnown)
            return _inFlight == 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan;
        if (_resetsAt is { } reset && now >= reset)
        {
            // What is still under way may be counted in the new window.
            _remaining = _limit - _inFlight;
            _resetsAt = null;
        }
        if (_remaining > 0)
            return TimeSpan.Zero;
        if (_resetsAt is { } next)
            return time.GetElapsedTime(now, next);
        if (_inFlight > 0)
            return Timeout.InfiniteTimeSpan;
        _remaining = _limit;
        return TimeSpan.Zero;
    }

    void Learn_NeedsLock(RateLimitHeaders headers)
    {
        var reset = In(headers.ResetAfter);
        // Answers of one window may arrive out of order; what is under way is counted here before Discord counts it.
        var isSameWindow = _isKnown && _resetsAt is { } known && reset <= known + (time.TimestampFrequency / 2);
        _remaining = isSameWindow ? Math.Min(_remaining, headers.Remaining) : headers.Remaining - _inFlight;
        _resetsAt = isSameWindow ? Math.Max(_resetsAt!.Value, reset) : reset;
        _limit = headers.Limit;
        _isKnown = true;
    }

    void Signal_NeedsLock()
    {
        _answered.TrySetResult();
        _answered = NewSignal();
    }

    TimeSpan UntilOpen()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var opens = Math.Max(_opensAt, _resetsAt ?? now);
            return opens > now ? time.GetElapsedTime(now, opens) : TimeSpan.Zero;
        }
    }

    long In(TimeSpan duration) => time.GetTimestamp() + (long)(duration.TotalSeconds * time.TimestampFrequency);
}
