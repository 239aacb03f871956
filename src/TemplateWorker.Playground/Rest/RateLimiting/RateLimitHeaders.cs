using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>Tells clients about their buckets the way Discord does.</summary>
static class RateLimitHeaders
{
    public static void Write(IHeaderDictionary headers, RouteBucket bucket, RateLimitVerdict verdict)
    {
        if (verdict.IsGlobal)
        {
            headers["X-RateLimit-Global"] = "true";
        }
        else
        {
            headers["X-RateLimit-Limit"] = verdict.Limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = verdict.Remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = Seconds(verdict.ResetsAt - DateTimeOffset.UnixEpoch);
            headers["X-RateLimit-Reset-After"] = Seconds(verdict.ResetsAfter);
            headers["X-RateLimit-Bucket"] = bucket.Name;
        }

        if (!verdict.IsLimited)
            return;
        headers["X-RateLimit-Scope"] = verdict.IsGlobal ? "global" : "user";
        headers.RetryAfter = Math.Ceiling(verdict.ResetsAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    public static ApiAnswer Refusal(RateLimitVerdict verdict) => ApiAnswer.Json(
        verdict,
        static (writer, verdict) =>
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, "You are being rate limited."u8);
            writer.WriteNumber("retry_after"u8, Math.Round(verdict.ResetsAfter.TotalSeconds, 3));
            writer.WriteBoolean("global"u8, verdict.IsGlobal);
            writer.WriteNumber("code"u8, 0);
            writer.WriteEndObject();
        },
        StatusCodes.Status429TooManyRequests);

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
