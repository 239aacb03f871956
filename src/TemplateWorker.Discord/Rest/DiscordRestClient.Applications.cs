using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Asks which application the bot's token belongs to.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordFatalException">The token is not valid.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public async Task<DiscordApplication> GetCurrentApplicationAsync(CancellationToken cancellation)
    {
        var request = new RestRequest(HttpMethod.Get, "/applications/@me", "/applications/@me", "");
        return ReadAnswer(request, await SendAsync(request, cancellation), answer => new DiscordApplication(
            ulong.Parse(answer.GetProperty("id").GetString()!),
            answer.GetProperty("name").GetString()!,
            answer.TryGetProperty("flags", out var flags) && flags.TryGetInt64(out var bits) ? bits : null));
    }

    /// <summary>Asks where the gateway is, how many shards it recommends, and how many sessions may be opened.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordFatalException">The token is not valid.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public async Task<GatewayInformation> GetGatewayBotAsync(CancellationToken cancellation)
    {
        var request = new RestRequest(HttpMethod.Get, "/gateway/bot", "/gateway/bot", "");
        return ReadAnswer(request, await SendAsync(request, cancellation), GatewayInformation.Read);
    }
}
