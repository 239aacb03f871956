namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads the scheduled events of a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The events, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetScheduledEventsAsync(ulong guildId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/scheduled-events", $"/scheduled-events{query}"), cancellation);

    /// <summary>Reads a scheduled event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventId">The scheduled event.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The event as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetScheduledEventAsync(
        ulong guildId, ulong eventId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Get, guildId, "/scheduled-events/{event_id}", $"/scheduled-events/{eventId}{query}"),
            cancellation);

    /// <summary>Schedules an event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's create guild scheduled event object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The event as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateScheduledEventAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/scheduled-events", "/scheduled-events") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Changes, starts, ends or cancels a scheduled event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventId">The scheduled event.</param>
    /// <param name="body">Discord's modify guild scheduled event object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The event as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditScheduledEventAsync(
        ulong guildId, ulong eventId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Patch, guildId, "/scheduled-events/{event_id}", $"/scheduled-events/{eventId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes a scheduled event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventId">The scheduled event.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteScheduledEventAsync(ulong guildId, ulong eventId, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/scheduled-events/{event_id}", $"/scheduled-events/{eventId}"),
            cancellation);

    /// <summary>Reads who wants to come to a scheduled event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventId">The scheduled event.</param>
    /// <param name="query">Which part of the list; names and bounds are Discord's.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The users, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetScheduledEventUsersAsync(
        ulong guildId, ulong eventId, RestQuery query, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(
                HttpMethod.Get, guildId, "/scheduled-events/{event_id}/users",
                $"/scheduled-events/{eventId}/users{query}"),
            cancellation);
}
