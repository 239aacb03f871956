using System.Text.Json;

namespace TemplateWorker.Discord.Gateway;

/// <summary>What Discord tells a bot before it connects (<c>GET /gateway/bot</c>).</summary>
/// <param name="Url">Where to connect to.</param>
/// <param name="Shards">How many shards Discord recommends; at least 1.</param>
/// <param name="SessionsTotal">Sessions that may be opened per day.</param>
/// <param name="SessionsRemaining">Sessions that may still be opened before the count starts anew.</param>
/// <param name="SessionsResetAfter">When the count starts anew.</param>
/// <param name="MaxConcurrency">Sessions that may be opened within 5 s; at least 1.</param>
public sealed record GatewayInformation(
    Uri Url, int Shards, int SessionsTotal, int SessionsRemaining, TimeSpan SessionsResetAfter, int MaxConcurrency)
{
    internal static GatewayInformation Read(JsonElement answer)
    {
        var limit = answer.GetProperty("session_start_limit");
        var url = new Uri(answer.GetProperty("url").GetString()!);
        if (url.Scheme is not ("ws" or "wss"))
            throw new FormatException($"The gateway's address is {url}, which is no WebSocket.");
        return new GatewayInformation(
            url,
            Math.Max(1, answer.GetProperty("shards").GetInt32()),
            limit.GetProperty("total").GetInt32(),
            limit.GetProperty("remaining").GetInt32(),
            TimeSpan.FromMilliseconds(Math.Max(0, limit.GetProperty("reset_after").GetInt64())),
            Math.Clamp(limit.GetProperty("max_concurrency").GetInt32(), 1, ShardSet.MostShards));
    }
}
