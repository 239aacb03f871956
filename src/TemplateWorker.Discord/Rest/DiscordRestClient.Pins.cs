namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Pins a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task PinMessageAsync(ulong channelId, ulong messageId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Put, channelId, "/messages/pins/{message_id}", $"/messages/pins/{messageId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Takes a pin away.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task UnpinMessageAsync(ulong channelId, ulong messageId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Delete, channelId, "/messages/pins/{message_id}", $"/messages/pins/{messageId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Reads the pinned messages of a channel, newest pin first.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's object of <c>items</c> and <c>has_more</c> as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetPinsAsync(ulong channelId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "/messages/pins", $"/messages/pins{query}"), cancellation);
}
