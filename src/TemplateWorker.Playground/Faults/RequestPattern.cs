using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TemplateWorker.Playground.Rest;

namespace TemplateWorker.Playground.Faults;

/// <summary>Which requests a fault meets: a method, a path with open segments, both or neither.</summary>
sealed class RequestPattern
{
    readonly string? _method;
    readonly string[]? _segments;

    RequestPattern(string? method, string? path)
    {
        _method = method;
        _segments = path is null ? null : Split(path);
    }

    public static RequestPattern Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new RequestPattern(null, null);
        var parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 2)
            return new RequestPattern(parts[0], parts[1]);
        return parts[0].StartsWith('/') ? new RequestPattern(null, parts[0]) : new RequestPattern(parts[0], null);
    }

    /// <summary>Whether some request to a route can fit.</summary>
    public bool CanFit(ApiRoute route) => Fits(route, static (_, _) => true);

    /// <summary>Whether a request fits, by the route it came to and the values in its path.</summary>
    public bool Fits(ApiRoute route, HttpContext context) =>
        Fits(route, (name, wanted) => context.GetRouteValue(name) as string == wanted);

    bool Fits(ApiRoute route, Func<string, string, bool> isValue)
    {
        if (_method is not null && !_method.Equals(route.Method, StringComparison.OrdinalIgnoreCase))
            return false;
        if (_segments is null)
            return true;

        var theirs = Split(route.Pattern);
        return theirs.Length == _segments.Length && theirs.Zip(_segments).All(pair =>
            IsOpen(pair.First)
                ? IsOpen(pair.Second) || isValue(pair.First[1..^1], pair.Second)
                : pair.First == pair.Second);
    }

    static bool IsOpen(string segment) => segment[0] == '{';

    static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
