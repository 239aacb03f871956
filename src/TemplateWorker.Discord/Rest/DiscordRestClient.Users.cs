using System.Text;

namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads a user.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The user as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetUserAsync(ulong userId, CancellationToken cancellation) =>
        SendAsync(new RestRequest(HttpMethod.Get, "/users/{user_id}", $"/users/{userId}", ""), cancellation);

    /// <summary>Opens the channel of direct messages with a user, or finds the one that is open.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The channel's id.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public async Task<ulong> OpenDirectChannelAsync(ulong userId, CancellationToken cancellation)
    {
        const string path = "/users/@me/channels";
        var request = new RestRequest(HttpMethod.Post, path, path, "")
        {
            Body = Encoding.ASCII.GetBytes($"{{\"recipient_id\":\"{userId}\"}}"),
            MayRepeat = true,
        };
        return ReadAnswer(request, await SendAsync(request, cancellation), answer =>
            ulong.Parse(answer.GetProperty("id").GetString()!));
    }
}
