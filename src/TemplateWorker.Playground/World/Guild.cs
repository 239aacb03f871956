using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>A guild as it stands at one moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="OwnerId">The member who may do everything.</param>
/// <param name="Roles">Its roles, everyone first.</param>
/// <param name="Channels">Its channels in order.</param>
/// <param name="Members">Its members, the bot among them.</param>
/// <param name="BotJoinedAt">When the bot was added.</param>
public sealed record Guild(
    Snowflake Id,
    string Name,
    Snowflake OwnerId,
    ImmutableArray<Role> Roles,
    ImmutableArray<GuildChannel> Channels,
    ImmutableArray<Member> Members,
    DateTimeOffset BotJoinedAt)
{
    /// <summary>Its threads, those in the archive too.</summary>
    public ImmutableArray<GuildChannel> Threads { get; init; } = [];

    /// <summary>Who may not join.</summary>
    public ImmutableArray<Ban> Bans { get; init; } = [];

    /// <summary>Its own emojis.</summary>
    public ImmutableArray<GuildEmoji> Emojis { get; init; } = [];

    /// <summary>Ways into it.</summary>
    public ImmutableArray<Invite> Invites { get; init; } = [];

    /// <summary>What the bot changed, oldest first.</summary>
    public ImmutableArray<AuditEntry> AuditEntries { get; init; } = [];
}
