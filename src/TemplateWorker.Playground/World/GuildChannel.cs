using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>A channel or thread of a guild, or the channel of direct messages with a user.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GuildId">The guild it belongs to; the default id for direct messages.</param>
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
    Snowflake? LastMessageId = null)
{
    /// <summary>Its kind.</summary>
    public ChannelType Type { get; init; }

    /// <summary>The category it stands in, or for a thread the channel it belongs to; null for none.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Seconds that a member waits between two messages; 0 for none.</summary>
    public int SlowModeSeconds { get; init; }

    /// <summary>For adults only.</summary>
    public bool IsNsfw { get; init; }

    /// <summary>When a message was last pinned; null when none is.</summary>
    public DateTimeOffset? LastPinAt { get; init; }

    /// <summary>What only threads have; null for other channels.</summary>
    public ThreadDetails? Thread { get; init; }

    /// <summary>Whether messages can be posted to it directly.</summary>
    public bool TakesMessages => Type is not (ChannelType.Category or ChannelType.Forum);
}
