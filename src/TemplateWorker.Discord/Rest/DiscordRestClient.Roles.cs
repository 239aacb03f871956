namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads the roles of a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The roles, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetRolesAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/roles", "/roles"), cancellation);

    /// <summary>Makes a role.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's create guild role object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The role as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateRoleAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/roles", "/roles") with { Body = body, AuditReason = auditReason },
            cancellation);

    /// <summary>Changes a role.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="roleId">The role.</param>
    /// <param name="body">Discord's modify guild role object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The role as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditRoleAsync(
        ulong guildId, ulong roleId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Patch, guildId, "/roles/{role_id}", $"/roles/{roleId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes a role.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="roleId">The role.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteRoleAsync(ulong guildId, ulong roleId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/roles/{role_id}", $"/roles/{roleId}") with { AuditReason = auditReason },
            cancellation);

    /// <summary>Gives a role to a member.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="roleId">The role.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task AddMemberRoleAsync(
        ulong guildId, ulong userId, ulong roleId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Put, guildId, "/members/{user_id}/roles/{role_id}", $"/members/{userId}/roles/{roleId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Takes a role from a member.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="roleId">The role.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task RemoveMemberRoleAsync(
        ulong guildId, ulong userId, ulong roleId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/members/{user_id}/roles/{role_id}", $"/members/{userId}/roles/{roleId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);
}
