namespace TemplateWorker.Playground.World;

/// <summary>The channels of direct messages. Each stands in a guild that nobody sees, of the bot and one user.</summary>
sealed class DirectChannels(WorldState world)
{
    const GuildPermissions Both =
        GuildPermissions.ViewChannel | GuildPermissions.SendMessages | GuildPermissions.ReadMessageHistory
        | GuildPermissions.AddReactions | GuildPermissions.EmbedLinks | GuildPermissions.AttachFiles
        | GuildPermissions.PinMessages;

    readonly Dictionary<Snowflake, ChannelState> _byUser = [];

    /// <summary>The channel with a user, made when there is none.</summary>
    public ChannelState Open(User user)
    {
        lock (world.Gate)
        {
            if (_byUser.TryGetValue(user.Id, out var known))
                return known;
            var guild = new GuildState(default, "", default, world.Now);
            guild.Roles[default] = new Role(default, "@everyone", Both, 0);
            guild.Members[user.Id] = new Member(user, [], world.Now);
            guild.Members[world.Bot.Id] = new Member(world.Bot, [], world.Now);
            var channel = new GuildChannel(world.Ids.Next(), default, user.Username, null, 0, []) { Type = ChannelType.Direct };
            var state = new ChannelState(guild, channel, world.Options.MessagesPerChannel);
            guild.Channels[channel.Id] = state;
            world.Channels[channel.Id] = state;
            _byUser[user.Id] = state;
            return state;
        }
    }

    /// <summary>The channel with a user, or null.</summary>
    public ChannelState? Find(Snowflake userId)
    {
        lock (world.Gate)
            return _byUser.GetValueOrDefault(userId);
    }
}
