namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Lets the bot react to a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of a guild's own; not escaped.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The emoji cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task CreateReactionAsync(ulong channelId, ulong messageId, string emoji, CancellationToken cancellation) =>
        SendAsync(OwnReactionRequest(HttpMethod.Put, channelId, messageId, emoji), cancellation);

    /// <summary>Takes the bot's reaction back.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of a guild's own; not escaped.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The emoji cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteOwnReactionAsync(ulong channelId, ulong messageId, string emoji, CancellationToken cancellation) =>
        SendAsync(OwnReactionRequest(HttpMethod.Delete, channelId, messageId, emoji), cancellation);

    static RestRequest OwnReactionRequest(HttpMethod method, ulong channelId, ulong messageId, string emoji) =>
        ChannelRequest(
            method,
            channelId,
            "/messages/{message_id}/reactions/{emoji}/@me",
            $"/messages/{messageId}/reactions/{PathSegment.Escape(emoji, nameof(emoji))}/@me");
}
