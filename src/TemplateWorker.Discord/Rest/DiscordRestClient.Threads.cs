namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Starts a thread that hangs at no message, or a post in a forum.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="content">Discord's start thread object, with the files of a post's first message.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The thread as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateThreadAsync(
        ulong channelId, MessageContent content, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/threads", "/threads").Carrying(content) with { AuditReason = auditReason },
            cancellation);

    /// <summary>Starts a thread at a message.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="body">Discord's start thread from message object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The thread as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateThreadFromMessageAsync(
        ulong channelId, ulong messageId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/messages/{message_id}/threads", $"/messages/{messageId}/threads") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Lets the bot join a thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task JoinThreadAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Put, channelId, "/thread-members/@me", "/thread-members/@me"), cancellation);

    /// <summary>Lets the bot leave a thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task LeaveThreadAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Delete, channelId, "/thread-members/@me", "/thread-members/@me"), cancellation);

    /// <summary>Adds somebody to a thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task AddThreadMemberAsync(ulong channelId, ulong userId, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Put, channelId, "/thread-members/{user_id}", $"/thread-members/{userId}"),
            cancellation);

    /// <summary>Removes somebody from a thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task RemoveThreadMemberAsync(ulong channelId, ulong userId, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Delete, channelId, "/thread-members/{user_id}", $"/thread-members/{userId}"),
            cancellation);

    /// <summary>Reads who takes part in a thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The members, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetThreadMembersAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "/thread-members", "/thread-members"), cancellation);

    /// <summary>Reads the threads of a guild that are not archived.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's object of <c>threads</c> and <c>members</c> as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetActiveThreadsAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/threads/active", "/threads/active"), cancellation);

    /// <summary>Reads the archived public threads of a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's object of <c>threads</c>, <c>members</c> and <c>has_more</c> as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetPublicArchivedThreadsAsync(
        ulong channelId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Get, channelId, "/threads/archived/public", $"/threads/archived/public{query}"),
            cancellation);

    /// <summary>Reads the archived private threads of a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's object of <c>threads</c>, <c>members</c> and <c>has_more</c> as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetPrivateArchivedThreadsAsync(
        ulong channelId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Get, channelId, "/threads/archived/private", $"/threads/archived/private{query}"),
            cancellation);
}
