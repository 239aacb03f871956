using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Rest;

/// <summary>What every request passes: authorization, rate limit, handler, answer.</summary>
sealed class ApiPipeline(BotCredentials credentials, RateLimiter limiter, ILogger logger)
{
    public RequestDelegate For(ApiRoute route)
    {
        var bucket = new RouteBucket(route);
        return context => AnswerAsync(context, route, bucket);
    }

    public Task NotFoundAsync(HttpContext context) => WriteAsync(context, ApiAnswer.Error(DiscordErrors.NotFound()));

    public Task MethodNotAllowedAsync(HttpContext context) =>
        WriteAsync(context, ApiAnswer.Error(DiscordErrors.MethodNotAllowed()));

    public async Task RunAsync(HttpContext context, Func<ApiRequest, ValueTask<ApiAnswer>> handle)
    {
        ApiAnswer answer;
        try
        {
            answer = await handle(new ApiRequest(context));
        }
        catch (DiscordApiException error)
        {
            answer = ApiAnswer.Error(error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            PlaygroundLog.RequestFailed(logger, context.Request.Method, RouteOf(context), fault);
            answer = ApiAnswer.Error(new DiscordApiException(500, 0, "500: Internal Server Error"));
        }

        await WriteAsync(context, answer);
    }

    async Task AnswerAsync(HttpContext context, ApiRoute route, RouteBucket bucket)
    {
        if (route.NeedsBot && !credentials.AcceptsHeader(context.Request.Headers.Authorization))
        {
            await WriteAsync(context, ApiAnswer.Error(DiscordErrors.Unauthorized()));
            return;
        }

        var verdict = limiter.Take(bucket, bucket.MajorOf(context));
        RateLimitHeaders.Write(context.Response.Headers, bucket, verdict);
        if (verdict.IsLimited)
            await WriteAsync(context, RateLimitHeaders.Refusal(verdict));
        else
            await RunAsync(context, route.Handle);
    }

    // The route's pattern, not the path: paths of interactions carry their tokens.
    static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(unknown path)";

    async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var request = $"{context.Request.Method} {RouteOf(context)}";
            PlaygroundLog.Answered(logger, request, answer.Status);
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        // Clients tell Discord's own answers from those of the network in front of it by this header.
        response.Headers.Via = "1.1 playground";
        if (answer.Body is not { } body)
            return;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
