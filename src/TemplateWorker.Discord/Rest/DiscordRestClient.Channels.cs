namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads a channel or thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The channel as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetChannelAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "", ""), cancellation);
}
