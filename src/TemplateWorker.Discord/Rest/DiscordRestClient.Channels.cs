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

    /// <summary>Makes a channel.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's create guild channel object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The channel as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateChannelAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/channels", "/channels") with { Body = body, AuditReason = auditReason },
            cancellation);

    /// <summary>Changes a channel or thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="body">Discord's modify channel object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The channel as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditChannelAsync(
        ulong channelId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Patch, channelId, "", "") with { Body = body, AuditReason = auditReason },
            cancellation);

    /// <summary>Removes a channel or thread.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The channel as it was, as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> DeleteChannelAsync(
        ulong channelId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Delete, channelId, "", "") with { AuditReason = auditReason }, cancellation);

    /// <summary>Sets what a channel changes for a role or member.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="overwriteId">The role or member that the overwrite is for.</param>
    /// <param name="body">Discord's channel permission overwrite object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task EditChannelPermissionsAsync(
        ulong channelId, ulong overwriteId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Put, channelId, "/permissions/{overwrite_id}", $"/permissions/{overwriteId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes what a channel changes for a role or member.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="overwriteId">The role or member that the overwrite is for.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteChannelPermissionsAsync(
        ulong channelId, ulong overwriteId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Delete, channelId, "/permissions/{overwrite_id}", $"/permissions/{overwriteId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Shows the bot as typing, for some 10 s or until it posts.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task TriggerTypingAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Post, channelId, "/typing", "/typing") with { MayRepeat = true }, cancellation);
}
