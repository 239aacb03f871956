using Microsoft.AspNetCore.Http;

namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>
/// Keeps out an address whose requests are refused too often, where limits are realistic: 401, 403 and 429 count, but not
/// the refusals of a limit that others use up too.
/// </summary>
sealed class InvalidRequestBan(PlaygroundOptions options, TimeProvider time)
{
    // From Discord's documentation.
    static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    readonly Lock _gate = new();
    DateTimeOffset _windowEnds;
    int _count;

    /// <summary>How long nobody is let in; null when everybody is.</summary>
    public TimeSpan? Left()
    {
        lock (_gate)
        {
            var left = _windowEnds - time.GetUtcNow();
            return left > TimeSpan.Zero && _count >= options.InvalidRequests ? left : null;
        }
    }

    /// <summary>Counts an answer, if it is a refusal.</summary>
    public void Count(HttpResponse response)
    {
        if (options.RateLimits != RateLimits.Realistic
            || response.StatusCode is not (401 or 403 or 429)
            || response.Headers["X-RateLimit-Scope"] == "shared")
            return;

        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now >= _windowEnds)
                (_windowEnds, _count) = (now + Window, 0);
            _count++;
        }
    }
}
