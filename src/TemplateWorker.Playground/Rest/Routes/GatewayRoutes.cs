using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Where the gateway is, and how often one may identify.</summary>
sealed class GatewayRoutes(PlaygroundOptions options, GatewayProtocol gateway, IdentifyLimits limits, GatewayFaults faults)
{
    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/gateway", RouteLimit.Reading, _ => new(Gateway())) { NeedsBot = false },
        new("GET", "/gateway/bot", RouteLimit.Reading, _ => new(GatewayBot())),
    ];

    ApiAnswer Gateway() => ApiAnswer.Json(gateway.GatewayUrl, static (writer, url) =>
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
    });

    int Shards => faults.Shards?.Count ?? options.RecommendedShards;

    ApiAnswer GatewayBot() => ApiAnswer.Json((gateway.GatewayUrl, Shards, limits.Read()), static (writer, state) =>
    {
        var (url, shards, limit) = state;
        writer.WriteStartObject();
        writer.WriteString("url"u8, url);
        writer.WriteNumber("shards"u8, shards);
        writer.WriteStartObject("session_start_limit"u8);
        writer.WriteNumber("total"u8, limit.Total);
        writer.WriteNumber("remaining"u8, limit.Remaining);
        writer.WriteNumber("reset_after"u8, (long)limit.ResetAfter.TotalMilliseconds);
        writer.WriteNumber("max_concurrency"u8, limit.MaxConcurrency);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
