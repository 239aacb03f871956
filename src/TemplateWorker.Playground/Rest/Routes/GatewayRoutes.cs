using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Where the gateway is, and how often one may identify.</summary>
sealed class GatewayRoutes(PlaygroundOptions options, GatewayProtocol gateway)
{
    // Identifies per day, from Discord's documentation.
    const int SessionStarts = 1000;

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

    ApiAnswer GatewayBot() => ApiAnswer.Json(this, static (Utf8JsonWriter writer, GatewayRoutes self) =>
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, self.GatewayUrl);
        writer.WriteNumber("shards"u8, self.Shards);
        writer.WriteStartObject("session_start_limit"u8);
        writer.WriteNumber("total"u8, SessionStarts);
        writer.WriteNumber("remaining"u8, SessionStarts);
        writer.WriteNumber("reset_after"u8, 0);
        writer.WriteNumber("max_concurrency"u8, self.Concurrency);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    string GatewayUrl => gateway.GatewayUrl;

    int Shards => options.RecommendedShards;

    int Concurrency => options.MaxConcurrency;
}
