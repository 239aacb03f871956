using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.Rest;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Faults;

/// <summary>What a request gets instead of its answer.</summary>
static class FaultAnswer
{
    public static Task WriteAsync(
        HttpContext context, PlaygroundFault.OfRequests fault, RouteBucket bucket, DateTimeOffset now)
    {
        switch (fault)
        {
            case PlaygroundFault.RateLimit { IsFromProxy: true } limit:
                return ProxyAnswer.RefuseAsync(context, limit.IsWithoutHeader ? null : limit.RetryAfter);
            case PlaygroundFault.RateLimit limit:
                return RefuseAsync(context, limit, bucket, now);
            case PlaygroundFault.Error { Status: StatusCodes.Status500InternalServerError }:
                return ApiPipeline.SendAsync(
                    context, ApiAnswer.Error(new DiscordApiException(500, 0, "500: Internal Server Error")));
            case PlaygroundFault.Error error:
                return ProxyAnswer.ErrorAsync(context, error.Status);
            default:
                context.Abort();
                return Task.CompletedTask;
        }
    }

    static Task RefuseAsync(
        HttpContext context, PlaygroundFault.RateLimit limit, RouteBucket bucket, DateTimeOffset now)
    {
        var verdict = new RateLimitVerdict(
            IsLimited: true,
            IsGlobal: limit.Scope == RateLimitScope.Global,
            bucket.Limit.Requests,
            Remaining: 0,
            now + limit.RetryAfter,
            limit.RetryAfter);
        var headers = context.Response.Headers;
        RateLimitHeaders.Write(headers, bucket, verdict);
        headers["X-RateLimit-Scope"] = FaultKind.NameOf(limit.Scope);
        if (limit.IsWithoutHeader)
            headers.Remove("Retry-After");
        return ApiPipeline.SendAsync(context, RateLimitHeaders.Refusal(verdict));
    }
}
