namespace TemplateWorker.Playground.World;

/// <summary>A guild's changing state; only touched under the world's lock.</summary>
sealed class GuildState(Snowflake id, string name, Snowflake ownerId, DateTimeOffset botJoinedAt)
{
    public Snowflake Id { get; } = id;

    public string Name { get; } = name;

    public Snowflake OwnerId { get; } = ownerId;

    public DateTimeOffset BotJoinedAt { get; } = botJoinedAt;

    public Dictionary<Snowflake, Role> Roles { get; } = [];

    public Dictionary<Snowflake, ChannelState> Channels { get; } = [];

    public Dictionary<Snowflake, Member> Members { get; } = [];

    /// <summary>Threads, those in the archive too; not among <see cref="Channels"/>.</summary>
    public Dictionary<Snowflake, ChannelState> Threads { get; } = [];

    public Dictionary<Snowflake, Ban> Bans { get; } = [];

    public Dictionary<Snowflake, GuildEmoji> Emojis { get; } = [];

    public Dictionary<Snowflake, Webhook> Webhooks { get; } = [];

    public Dictionary<string, Invite> Invites { get; } = [];

    public Dictionary<Snowflake, GuildObject> ScheduledEvents { get; } = [];

    /// <summary>Who wants to come to which scheduled event.</summary>
    public Dictionary<Snowflake, HashSet<Snowflake>> Interested { get; } = [];

    public Dictionary<Snowflake, GuildObject> ModerationRules { get; } = [];

    /// <summary>What was changed, oldest first.</summary>
    public List<AuditEntry> AuditEntries { get; } = [];

    /// <summary>Who wants to come to a scheduled event.</summary>
    public IReadOnlyCollection<Snowflake> InterestedIn(Snowflake eventId) => Interested.GetValueOrDefault(eventId) ?? [];

    /// <summary>A member's highest role.</summary>
    public Role HighestRole(Member member)
    {
        var highest = Roles[Id];
        foreach (var id in member.Roles)
        {
            if (Roles.TryGetValue(id, out var role) && role.IsAbove(highest))
                highest = role;
        }
        return highest;
    }

    public Guild Snapshot() => new(
        Id,
        Name,
        OwnerId,
        [.. Roles.Values.OrderBy(role => role.Position)],
        [.. Channels.Values.Select(state => state.Channel).OrderBy(channel => channel.Position)],
        [.. Members.Values],
        BotJoinedAt)
    {
        Threads = [.. Threads.Values.Select(state => state.Channel)],
        Bans = [.. Bans.Values],
        Emojis = [.. Emojis.Values],
        Invites = [.. Invites.Values],
        AuditEntries = [.. AuditEntries],
    };
}
