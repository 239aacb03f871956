namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Asks which user the bot is.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The user's id; of old bots it is another than the application's.</returns>
    /// <exception cref="DiscordFatalException">The token is not valid.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public async Task<ulong> GetCurrentUserIdAsync(CancellationToken cancellation)
    {
        var request = new RestRequest(HttpMethod.Get, "/users/@me", "/users/@me", "");
        return ReadAnswer(request, await SendAsync(request, cancellation), answer => ulong.Parse(answer.GetProperty("id").GetString()!));
    }
}
