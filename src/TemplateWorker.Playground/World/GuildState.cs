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

    public Guild Snapshot() => new(
        Id,
        Name,
        OwnerId,
        [.. Roles.Values.OrderBy(role => role.Position)],
        [.. Channels.Values.Select(state => state.Channel).OrderBy(channel => channel.Position)],
        [.. Members.Values],
        BotJoinedAt);
}
