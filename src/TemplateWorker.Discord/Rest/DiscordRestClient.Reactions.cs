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

    /// <summary>Takes somebody's reaction away.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of a guild's own; not escaped.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The emoji cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteUserReactionAsync(
        ulong channelId, ulong messageId, string emoji, ulong userId, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(
                HttpMethod.Delete, channelId, "/messages/{message_id}/reactions/{emoji}/{user_id}",
                $"/messages/{messageId}/reactions/{PathSegment.Escape(emoji, nameof(emoji))}/{userId}"),
            cancellation);

    /// <summary>Reads who reacted with an emoji, in order of the user ids.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of a guild's own; not escaped.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The users, a UTF-8 JSON array.</returns>
    /// <exception cref="ArgumentException">The emoji cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetReactionsAsync(
        ulong channelId, ulong messageId, string emoji, RestQuery query, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(
                HttpMethod.Get, channelId, "/messages/{message_id}/reactions/{emoji}",
                $"/messages/{messageId}/reactions/{PathSegment.Escape(emoji, nameof(emoji))}{query}"),
            cancellation);

    /// <summary>Takes all reactions from a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteAllReactionsAsync(ulong channelId, ulong messageId, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(
                HttpMethod.Delete, channelId, "/messages/{message_id}/reactions",
                $"/messages/{messageId}/reactions"),
            cancellation);

    /// <summary>Takes all reactions with one emoji from a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of a guild's own; not escaped.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The emoji cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteEmojiReactionsAsync(ulong channelId, ulong messageId, string emoji, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(
                HttpMethod.Delete, channelId, "/messages/{message_id}/reactions/{emoji}",
                $"/messages/{messageId}/reactions/{PathSegment.Escape(emoji, nameof(emoji))}"),
            cancellation);

    static RestRequest OwnReactionRequest(HttpMethod method, ulong channelId, ulong messageId, string emoji) =>
        ChannelRequest(
            method,
            channelId,
            "/messages/{message_id}/reactions/{emoji}/@me",
            $"/messages/{messageId}/reactions/{PathSegment.Escape(emoji, nameof(emoji))}/@me");
}
