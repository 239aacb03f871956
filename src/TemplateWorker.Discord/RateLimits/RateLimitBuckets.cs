using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>All buckets in use, and which bucket each route was seen to count against.</summary>
sealed class RateLimitBuckets(RateLimitPatience patience, TimeProvider time)
{
    /// <summary>Interactions bring a bucket each, so idle ones are let go whenever this many have been added.</summary>
    const int SweepInterval = 1000;

    readonly Lock _lock = new();
    readonly Dictionary<BucketKey, RateLimitBucket> _buckets = [];
    readonly Dictionary<string, string> _learnedNames = [];
    int _addedSinceSweep;

    /// <summary>Number of buckets that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _buckets.Count;
        }
    }

    /// <summary>Waits until the request may be sent as far as its bucket is concerned.</summary>
    /// <returns>The bucket, to be given to <see cref="Leave"/> once the request is over.</returns>
    /// <exception cref="DiscordRateLimitedException">Too many wait already, or the wait would be too long.</exception>
    public async ValueTask<RateLimitBucket> EnterAsync(RestRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var bucket = Find(request);
            if (await bucket.TryEnterAsync(cancellation))
                return bucket;
        }
    }

    /// <summary>Tells that a request is over and what was learned by it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bucket">The bucket it had entered.</param>
    /// <param name="headers">What its answer said; null when it said nothing.</param>
    /// <param name="isTelling">Whether the answer came from where limits are kept, so that having no headers says there is none.</param>
    /// <returns>The bucket that the request turned out to count against.</returns>
    public RateLimitBucket Leave(RestRequest request, RateLimitBucket bucket, RateLimitHeaders? headers, bool isTelling)
    {
        if (headers == null)
        {
            if (isTelling && bucket.Key == UnlearnedKey(request))
                bucket.LearnUnlimited();
            bucket.Leave(null);
            return bucket;
        }
        var key = new BucketKey(headers.Bucket, request.MajorId);
        if (bucket.Key == key)
        {
            bucket.Leave(headers);
            return bucket;
        }
        var actual = Learn(request, key, bucket);
        actual.Learn(headers);
        if (bucket.Key == UnlearnedKey(request))
            bucket.Supersede();
        bucket.Leave(null);
        return actual;
    }

    static string RouteName(RestRequest request) => $"{request.Method} {request.Route}";

    static BucketKey UnlearnedKey(RestRequest request) => new(RouteName(request), request.MajorId);

    RateLimitBucket Find(RestRequest request)
    {
        var route = RouteName(request);
        lock (_lock)
            return FindOrAdd_NeedsLock(new BucketKey(_learnedNames.GetValueOrDefault(route, route), request.MajorId));
    }

    RateLimitBucket Learn(RestRequest request, BucketKey key, RateLimitBucket unlearned)
    {
        lock (_lock)
        {
            _learnedNames[RouteName(request)] = key.Name;
            if (unlearned.Key == UnlearnedKey(request))
                _buckets.Remove(unlearned.Key);
            return FindOrAdd_NeedsLock(key);
        }
    }

    RateLimitBucket FindOrAdd_NeedsLock(BucketKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket))
            return bucket;
        if (++_addedSinceSweep >= SweepInterval)
        {
            _addedSinceSweep = 0;
            foreach (var (idleKey, idle) in _buckets)
            {
                if (idle.IsIdle())
                    _buckets.Remove(idleKey);
            }
        }
        bucket = new RateLimitBucket(key, patience, time);
        _buckets.Add(key, bucket);
        return bucket;
    }
}
