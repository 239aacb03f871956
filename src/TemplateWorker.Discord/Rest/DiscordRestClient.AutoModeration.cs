namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads the rules of automatic moderation.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rules, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetAutoModerationRulesAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/auto-moderation/rules", "/auto-moderation/rules"), cancellation);

    /// <summary>Reads a rule of automatic moderation.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rule as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetAutoModerationRuleAsync(ulong guildId, ulong ruleId, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Get, guildId, "/auto-moderation/rules/{rule_id}", $"/auto-moderation/rules/{ruleId}"),
            cancellation);

    /// <summary>Makes a rule of automatic moderation.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">Discord's create auto moderation rule object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rule as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateAutoModerationRuleAsync(
        ulong guildId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Post, guildId, "/auto-moderation/rules", "/auto-moderation/rules") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Changes a rule of automatic moderation.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="body">Discord's modify auto moderation rule object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The rule as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditAutoModerationRuleAsync(
        ulong guildId, ulong ruleId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Patch, guildId, "/auto-moderation/rules/{rule_id}", $"/auto-moderation/rules/{ruleId}") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Removes a rule of automatic moderation.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteAutoModerationRuleAsync(
        ulong guildId, ulong ruleId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            GuildRequest(HttpMethod.Delete, guildId, "/auto-moderation/rules/{rule_id}", $"/auto-moderation/rules/{ruleId}") with
            {
                AuditReason = auditReason,
            },
            cancellation);
}
