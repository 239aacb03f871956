using System.Globalization;
using System.Net.Http.Headers;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>What an answer tells about the bucket that its request counted against.</summary>
/// <param name="Bucket">Discord's name of the bucket, without the major parameter.</param>
/// <param name="Limit">Requests per window.</param>
/// <param name="Remaining">Requests left in the window.</param>
/// <param name="ResetAfter">When the next window begins.</param>
sealed record RateLimitHeaders(string Bucket, int Limit, int Remaining, TimeSpan ResetAfter)
{
    /// <summary>Reads the headers; null when the route has no bucket.</summary>
    public static RateLimitHeaders? Read(HttpResponseHeaders headers) =>
        Value(headers, "X-RateLimit-Bucket") is { Length: > 0 } bucket
        && int.TryParse(Value(headers, "X-RateLimit-Limit"), CultureInfo.InvariantCulture, out var limit)
        && int.TryParse(Value(headers, "X-RateLimit-Remaining"), CultureInfo.InvariantCulture, out var remaining)
        && RateLimitDuration.TryParseSeconds(Value(headers, "X-RateLimit-Reset-After"), out var resetAfter)
        && limit > 0
            ? new RateLimitHeaders(bucket, limit, remaining, resetAfter)
            : null;

    /// <summary>The first value of a header; null when there is none.</summary>
    public static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
