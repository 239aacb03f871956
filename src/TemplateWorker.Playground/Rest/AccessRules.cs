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

    /// <summary>A guild in which the bot may do something.</summary>
    public GuildState Guild(Snowflake guildId, GuildPermissions needed)
    {
        var guild = Guild(guildId);
        if (!BotPermissions(guild).HasFlag(needed))
            throw DiscordErrors.MissingPermissions();
        return guild;
    }

    /// <summary>What the bot may do in a guild as a whole.</summary>
    public GuildPermissions BotPermissions(GuildState guild) => PermissionRules.InGuild(guild, guild.Members[world.Bot.Id]);

    /// <summary>Makes sure that a role stands below the bot's highest.</summary>
    public void CheckBelowBot(GuildState guild, Role role)
    {
        if (!guild.HighestRole(guild.Members[world.Bot.Id]).IsAbove(role))
            throw DiscordErrors.MissingPermissions();
    }

    /// <summary>Makes sure that a member stands below the bot and does not own the guild.</summary>
    public void CheckBelowBot(GuildState guild, Member member)
    {
        if (member.Id == guild.OwnerId)
            throw DiscordErrors.MissingPermissions();
        CheckBelowBot(guild, guild.HighestRole(member));
    }

    public void Application(Snowflake applicationId)
    {
        if (applicationId != world.ApplicationId)
            throw DiscordErrors.UnknownApplication();
    }

    public User User(Snowflake userId)
    {
        lock (world.Gate)
            return world.Users.GetValueOrDefault(userId) ?? throw DiscordErrors.UnknownUser();
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
