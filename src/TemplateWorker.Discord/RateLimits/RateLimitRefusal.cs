using System.Net.Http.Headers;
using System.Text.Json;

namespace TemplateWorker.Discord.RateLimits;

/// <summary>An answer 429: what it holds back and how long.</summary>
/// <param name="Scope">What is held back.</param>
/// <param name="RetryAfter">How long.</param>
readonly record struct RateLimitRefusal(RateLimitScope Scope, TimeSpan RetryAfter)
{
    /// <summary>Used when an answer says nothing about it.</summary>
    static readonly TimeSpan UnsaidWait = TimeSpan.FromSeconds(5);

    /// <summary>Reads the headers and the body of an answer 429.</summary>
    public static RateLimitRefusal Read(HttpResponseHeaders headers, ReadOnlyMemory<byte> body)
    {
        var isSaid = RateLimitDuration.TryParseSeconds(RateLimitHeaders.Value(headers, "Retry-After"), out var retryAfter);
        if (!isSaid)
            retryAfter = UnsaidWait;
        var isGlobal = string.Equals(RateLimitHeaders.Value(headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase);
        if (!TryReadBody(body, ref retryAfter, ref isGlobal))
            return new RateLimitRefusal(RateLimitScope.Network, retryAfter);
        var scope = RateLimitHeaders.Value(headers, "X-RateLimit-Scope");
        return new RateLimitRefusal(
            isGlobal || scope == "global" ? RateLimitScope.Global : scope == "shared" ? RateLimitScope.Shared : RateLimitScope.Bucket,
            retryAfter);
    }

    // The body has the decimals that the header Retry-After lacks. Only Discord itself answers with a JSON object.
    static bool TryReadBody(ReadOnlyMemory<byte> body, ref TimeSpan retryAfter, ref bool isGlobal)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            if (document.RootElement.TryGetProperty("retry_after", out var seconds) && seconds.ValueKind == JsonValueKind.Number)
                retryAfter = RateLimitDuration.FromSeconds(seconds.GetDouble());
            if (document.RootElement.TryGetProperty("global", out var global))
                isGlobal |= global.ValueKind == JsonValueKind.True;
            return true;
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
