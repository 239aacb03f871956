using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Rest;

/// <summary>What every request passes: authorization, faults on request, rate limit, handler, answer.</summary>
sealed class ApiPipeline(
    BotCredentials credentials, RequestFaults faults, RateLimiter limiter, InvalidRequestBan ban, ILogger logger)
{
    public RequestDelegate For(ApiRoute route)
    {
        var bucket = new RouteBucket(route);
        return context => CountedAsync(context, route, bucket);
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

    /// <summary>Sends an answer of the API.</summary>
    public static async Task SendAsync(HttpContext context, ApiAnswer answer)
    {
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

    async Task CountedAsync(HttpContext context, ApiRoute route, RouteBucket bucket)
    {
        if (ban.Left() is { } left)
        {
            await ProxyAnswer.RefuseAsync(context, left);
            return;
        }

        await AnswerAsync(context, route, bucket);
        ban.Count(context.Response);
    }

    async Task AnswerAsync(HttpContext context, ApiRoute route, RouteBucket bucket)
    {
        if (route.NeedsBot && !credentials.AcceptsHeader(context.Request.Headers.Authorization))
        {
            await WriteAsync(context, ApiAnswer.Error(DiscordErrors.Unauthorized()));
            return;
        }

        if (await IsStruckAsync(context, route, bucket))
            return;

        var verdict = limiter.Take(bucket, bucket.MajorOf(context));
        RateLimitHeaders.Write(context.Response.Headers, bucket, verdict);
        if (verdict.IsLimited)
            await WriteAsync(context, RateLimitHeaders.Refusal(verdict));
        else
            await RunAsync(context, route.Handle);
    }

    async ValueTask<bool> IsStruckAsync(HttpContext context, ApiRoute route, RouteBucket bucket)
    {
        try
        {
            return await faults.StrikeAsync(context, route, bucket);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client did not wait for the delay.
            return true;
        }
    }

    // The route's pattern, not the path: paths of interactions carry their tokens.
    static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(unknown path)";

    Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            var request = $"{context.Request.Method} {RouteOf(context)}";
            PlaygroundLog.Answered(logger, request, answer.Status);
        }

        return SendAsync(context, answer);
    }
}
