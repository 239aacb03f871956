using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>What a thread has beyond a channel.</summary>
/// <param name="OwnerId">Who started it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="AutoArchiveMinutes">Minutes of silence after which people no longer see it in the list.</param>
public sealed record ThreadDetails(Snowflake OwnerId, DateTimeOffset CreatedAt, int AutoArchiveMinutes)
{
    /// <summary>Put away.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Only moderators may take it out of the archive.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether members of a private thread may add others.</summary>
    public bool IsInvitable { get; init; } = true;

    /// <summary>When it was last archived or taken out of the archive.</summary>
    public DateTimeOffset ArchiveChangedAt { get; init; } = CreatedAt;

    /// <summary>Those who take part, and since when.</summary>
    public ImmutableDictionary<Snowflake, DateTimeOffset> Members { get; init; } = ImmutableDictionary<Snowflake, DateTimeOffset>.Empty;

    /// <summary>Messages posted in it.</summary>
    public int MessageCount { get; init; }
}
