namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads the ban of a user.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The ban as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetBanAsync(ulong guildId, ulong userId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/bans/{user_id}", $"/bans/{userId}"), cancellation);

    /// <summary>Reads the bans of a guild in order of the user ids.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The bans, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetBansAsync(ulong guildId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/bans", $"/bans{query}"), cancellation);

    /// <summary>Bans a user.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="body">Discord's create guild ban object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task CreateBanAsync(
        ulong guildId, ulong userId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Put, guildId, "/bans/{user_id}", $"/bans/{userId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Lifts the ban of a user.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteBanAsync(ulong guildId, ulong userId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/bans/{user_id}", $"/bans/{userId}") with { AuditReason = auditReason },
            cancellation);

    /// <summary>Bans up to 200 users.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's bulk guild ban object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's object of <c>banned_users</c> and <c>failed_users</c> as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> BulkBanAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/bulk-ban", "/bulk-ban") with { Body = body, AuditReason = auditReason },
            cancellation);
}
