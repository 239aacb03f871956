namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads a member.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The member as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetMemberAsync(ulong guildId, ulong userId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/members/{user_id}", $"/members/{userId}"), cancellation);

    /// <summary>Reads the members of a guild in order of their ids.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The members, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetMembersAsync(ulong guildId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/members", $"/members{query}"), cancellation);

    /// <summary>Finds members whose name or nickname starts with a text.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The members, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> SearchMembersAsync(ulong guildId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/members/search", $"/members/search{query}"), cancellation);

    /// <summary>Changes a member.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="body">Discord's modify guild member object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The member as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditMemberAsync(
        ulong guildId, ulong userId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Patch, guildId, "/members/{user_id}", $"/members/{userId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes a member from the guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task RemoveMemberAsync(ulong guildId, ulong userId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/members/{user_id}", $"/members/{userId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);
}
