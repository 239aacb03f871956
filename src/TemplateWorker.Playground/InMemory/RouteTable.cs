using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.Rest;

namespace TemplateWorker.Playground.InMemory;

/// <summary>Finds the route of a request as a web server would: of two that fit, the one that says more wins.</summary>
sealed class RouteTable
{
    readonly ApiPipeline _pipeline;
    readonly ILookup<int, (ApiRoute Route, string[] Segments, RequestDelegate Handle)> _bySegments;

    public RouteTable(IEnumerable<ApiRoute> routes, ApiPipeline pipeline)
    {
        _pipeline = pipeline;
        _bySegments = routes
            .Select(route => (Route: route, Segments: Split(route.Pattern), Handle: pipeline.For(route)))
            .OrderBy(entry => string.Concat(entry.Segments.Select(segment => IsParameter(segment) ? '1' : '0')), StringComparer.Ordinal)
            .ToLookup(entry => entry.Segments.Length);
    }

    /// <summary>Answers a request whose path lies below the API's base.</summary>
    public Task AnswerAsync(HttpContext context, string path)
    {
        var segments = Split(path);
        var isKnownPath = false;
        foreach (var (route, pattern, handle) in _bySegments[segments.Length])
        {
            if (!Fits(pattern, segments))
                continue;
            isKnownPath = true;
            if (route.Method != context.Request.Method)
                continue;
            for (var index = 0; index < pattern.Length; index++)
            {
                if (IsParameter(pattern[index]))
                    context.Request.RouteValues[pattern[index][1..^1]] = Uri.UnescapeDataString(segments[index]);
            }
            return handle(context);
        }
        return isKnownPath ? _pipeline.MethodNotAllowedAsync(context) : _pipeline.NotFoundAsync(context);
    }

    static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    static bool IsParameter(string segment) => segment[0] == '{';

    static bool Fits(string[] pattern, string[] segments)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            if (!IsParameter(pattern[index]) && pattern[index] != Uri.UnescapeDataString(segments[index]))
                return false;
        }
        return true;
    }
}
