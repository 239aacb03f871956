namespace TemplateWorker.Discord.Cache;

/// <summary>A member of a guild, as far as permissions depend on it.</summary>
/// <param name="Id">The user.</param>
/// <param name="Roles">The roles, without that of everyone.</param>
/// <param name="TimedOutUntil">When the member's timeout ends; null when there is none.</param>
public sealed record CachedMember(ulong Id, IReadOnlyList<ulong> Roles, DateTimeOffset? TimedOutUntil);
