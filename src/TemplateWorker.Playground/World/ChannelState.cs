namespace TemplateWorker.Playground.World;

/// <summary>A channel and its messages; only touched under the world's lock.</summary>
sealed class ChannelState(GuildState guild, GuildChannel channel, int capacity)
{
    public GuildState Guild { get; } = guild;

    public GuildChannel Channel { get; set; } = channel;

    /// <summary>True for direct messages, which are in no guild.</summary>
    public bool IsDirect => Channel.Type == ChannelType.Direct;

    public MessageHistory Messages { get; } = new(capacity);

    /// <summary>What a user may do here; nothing when the user is no member.</summary>
    public GuildPermissions PermissionsOf(Snowflake userId) =>
        Guild.Members.TryGetValue(userId, out var member)
            ? PermissionRules.InChannel(Guild, Channel, member)
            : GuildPermissions.None;
}
