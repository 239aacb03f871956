namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Makes an invite to a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="body">Discord's create channel invite object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The invite as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateInviteAsync(
        ulong channelId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/invites", "/invites") with { Body = body, AuditReason = auditReason },
            cancellation);

    /// <summary>Reads the invites to a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The invites, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetChannelInvitesAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "/invites", "/invites"), cancellation);

    /// <summary>Reads the invites to a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The invites, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGuildInvitesAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/invites", "/invites"), cancellation);

    /// <summary>Reads an invite to any guild, with approximate counts of its members.</summary>
    /// <param name="code">The code of the invite, not escaped.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The invite as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The code cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetInviteAsync(string code, CancellationToken cancellation) =>
        SendAsync(InviteRequest(HttpMethod.Get, code, "?with_counts=true"), cancellation);

    /// <summary>Revokes an invite.</summary>
    /// <param name="code">The code of the invite, not escaped.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The invite as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The code cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> DeleteInviteAsync(string code, string? auditReason, CancellationToken cancellation) =>
        SendAsync(InviteRequest(HttpMethod.Delete, code) with { AuditReason = auditReason }, cancellation);

    static RestRequest InviteRequest(HttpMethod method, string code, string query = "") =>
        new(method, "/invites/{code}", $"/invites/{PathSegment.Escape(code, nameof(code))}{query}", "");
}
