namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Posts a message to a channel. It is posted once even when an answer is lost: a nonce is added if there is none.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="content">Discord's create message object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateMessageAsync(ulong channelId, MessageContent content, CancellationToken cancellation)
    {
        var message = MessageNonce.Ensure(content.Json);
        return SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/messages", "/messages").Carrying(content.WithJson(message.Body)) with
            {
                MayRepeat = message.IsEnforced,
            },
            cancellation);
    }

    /// <summary>Changes a message of the bot.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="content">Discord's edit message object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditMessageAsync(
        ulong channelId, ulong messageId, MessageContent content, CancellationToken cancellation) =>
        SendAsync(MessageRequest(HttpMethod.Patch, channelId, messageId).Carrying(content), cancellation);

    /// <summary>Removes a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteMessageAsync(ulong channelId, ulong messageId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(MessageRequest(HttpMethod.Delete, channelId, messageId) with { AuditReason = auditReason }, cancellation);

    /// <summary>Reads a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetMessageAsync(ulong channelId, ulong messageId, CancellationToken cancellation) =>
        SendAsync(MessageRequest(HttpMethod.Get, channelId, messageId), cancellation);

    /// <summary>Reads messages of a channel, newest first.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The messages, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetMessagesAsync(ulong channelId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "/messages", $"/messages{query}"), cancellation);

    /// <summary>Publishes a message of an announcement channel to the channels that follow it.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CrosspostMessageAsync(ulong channelId, ulong messageId, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/messages/{message_id}/crosspost", $"/messages/{messageId}/crosspost"),
            cancellation);

    /// <summary>Removes 2 to 100 messages that are younger than two weeks.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="body">Discord's bulk delete messages object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task BulkDeleteMessagesAsync(
        ulong channelId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/messages/bulk-delete", "/messages/bulk-delete") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    static RestRequest MessageRequest(HttpMethod method, ulong channelId, ulong messageId) =>
        ChannelRequest(method, channelId, "/messages/{message_id}", $"/messages/{messageId}");

    static RestRequest ChannelRequest(HttpMethod method, ulong channelId, string route, string path) =>
        new(method, "/channels/{channel_id}" + route, $"/channels/{channelId}{path}", channelId.ToString());
}
