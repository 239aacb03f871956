namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads a guild's own emojis.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The emojis, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetEmojisAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/emojis", "/emojis"), cancellation);

    /// <summary>Reads one of a guild's own emojis.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="emojiId">The emoji.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The emoji as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetEmojiAsync(ulong guildId, ulong emojiId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/emojis/{emoji_id}", $"/emojis/{emojiId}"), cancellation);

    /// <summary>Makes an emoji.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's create guild emoji object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The emoji as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateEmojiAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/emojis", "/emojis") with { Body = body, AuditReason = auditReason },
            cancellation);

    /// <summary>Changes an emoji.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="emojiId">The emoji.</param>
    /// <param name="body">Discord's modify guild emoji object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The emoji as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditEmojiAsync(
        ulong guildId, ulong emojiId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Patch, guildId, "/emojis/{emoji_id}", $"/emojis/{emojiId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes an emoji.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="emojiId">The emoji.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteEmojiAsync(ulong guildId, ulong emojiId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/emojis/{emoji_id}", $"/emojis/{emojiId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);
}
