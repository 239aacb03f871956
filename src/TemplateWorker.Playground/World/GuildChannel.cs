using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>A text channel of a guild.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GuildId">The guild it belongs to.</param>
/// <param name="Name">Its name, without the hash sign.</param>
/// <param name="Topic">What it is for, or null.</param>
/// <param name="Position">Place in the list, from 0.</param>
/// <param name="Overwrites">What it changes of the guild's permissions.</param>
/// <param name="LastMessageId">The newest message ever posted, deleted or not; null when there was none.</param>
public sealed record GuildChannel(
    Snowflake Id,
    Snowflake GuildId,
    string Name,
    string? Topic,
    int Position,
    ImmutableArray<PermissionOverwrite> Overwrites,
    Snowflake? LastMessageId = null);
