using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>What the bot may see and do; each refusal is the error that Discord gives.</summary>
sealed class AccessRules(WorldState world)
{
    public GuildState Guild(Snowflake guildId)
    {
        lock (world.Gate)
            return world.Guilds.GetValueOrDefault(guildId) ?? throw DiscordErrors.UnknownGuild();
    }

    public void Application(Snowflake applicationId)
    {
        if (applicationId != world.ApplicationId)
            throw DiscordErrors.UnknownApplication();
    }

    public Member Member(Snowflake guildId, Snowflake userId)
    {
        lock (world.Gate)
        {
            if (Guild(guildId).Members.TryGetValue(userId, out var member))
                return member;
            throw world.Users.ContainsKey(userId) ? DiscordErrors.UnknownMember() : DiscordErrors.UnknownUser();
        }
    }

    /// <summary>A channel that the bot sees and may act in.</summary>
    public ChannelState Channel(Snowflake channelId, GuildPermissions needed = GuildPermissions.ViewChannel)
    {
        lock (world.Gate)
        {
            var channel = world.Channels.GetValueOrDefault(channelId) ?? throw DiscordErrors.UnknownChannel();
            var permissions = channel.PermissionsOf(world.Bot.Id);
            if (!permissions.HasFlag(GuildPermissions.ViewChannel))
                throw DiscordErrors.MissingAccess();
            if (!permissions.HasFlag(needed))
                throw DiscordErrors.MissingPermissions();
            return channel;
        }
    }

    /// <summary>A message that everybody in the channel sees.</summary>
    public Message Message(Snowflake channelId, Snowflake messageId, GuildPermissions needed = GuildPermissions.ViewChannel)
    {
        lock (world.Gate)
        {
            var message = Channel(channelId, needed).Messages.Find(messageId);
            return message is { IsEphemeral: false } ? message : throw DiscordErrors.UnknownMessage();
        }
    }
}
