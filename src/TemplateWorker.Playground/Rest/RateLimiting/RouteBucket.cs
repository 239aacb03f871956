using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TemplateWorker.Playground.Rest.RateLimiting;

/// <summary>What the buckets of one route, or of some that share them, have in common; each major id has a bucket of its own.</summary>
sealed class RouteBucket(ApiRoute route)
{
    static readonly string[] MajorParameters = ["channel_id", "guild_id", "webhook_token", "interaction_id"];

    readonly string? _major = Array.Find(
        MajorParameters, name => route.Pattern.Contains($"{{{name}}}", StringComparison.Ordinal));

    public RouteLimit Limit { get; } = route.Limit;

    public bool CountsGlobally { get; } = route.CountsGlobally;

    /// <summary>Opaque, and the same for every major id, as Discord's are.</summary>
    public string Name { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(route.SharedBucket ?? $"{route.Method} {route.Pattern}")).AsSpan(0, 16));

    public string MajorOf(HttpContext context) => _major is null ? "" : context.GetRouteValue(_major) as string ?? "";
}
