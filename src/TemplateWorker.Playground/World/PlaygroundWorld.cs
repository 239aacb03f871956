using TemplateWorker.Playground.Gateway;

namespace TemplateWorker.Playground.World;

/// <summary>What exists in the playground: guilds, members, channels, messages and commands. Safe from any thread.</summary>
public sealed class PlaygroundWorld
{
    readonly WorldState _state;
    readonly CommandRegistry _commands;
    readonly GatewayHub _gateway;
    readonly DirectChannels _direct;

    internal PlaygroundWorld(
        WorldState state, CommandRegistry commands, GatewayHub gateway, DirectChannels direct)
    {
        _state = state;
        _commands = commands;
        _gateway = gateway;
        _direct = direct;
    }

    /// <summary>The bot's account; its id is the application's.</summary>
    public User Bot => _state.Bot;

    /// <summary>Every guild.</summary>
    public IReadOnlyList<Guild> Guilds
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Guilds.Values.Select(guild => guild.Snapshot())];
        }
    }

    /// <summary>Starts watching; what happened before is not told.</summary>
    /// <returns>The stream; dispose it to stop.</returns>
    public WorldWatch Watch() => _state.Changes.Watch();

    /// <summary>Finds a guild.</summary>
    /// <param name="guildId">Its id.</param>
    /// <returns>The guild, or null.</returns>
    public Guild? FindGuild(Snowflake guildId)
    {
        lock (_state.Gate)
            return _state.Guilds.GetValueOrDefault(guildId)?.Snapshot();
    }

    /// <summary>Finds anybody, member of a guild or not.</summary>
    /// <param name="userId">The id.</param>
    /// <returns>The account, or null.</returns>
    public User? FindUser(Snowflake userId)
    {
        lock (_state.Gate)
            return _state.Users.GetValueOrDefault(userId);
    }

    /// <summary>Finds a message.</summary>
    /// <param name="channelId">Its channel.</param>
    /// <param name="messageId">Its id.</param>
    /// <returns>The message, or null when it never was, is deleted or is too old to be kept.</returns>
    public Message? FindMessage(Snowflake channelId, Snowflake messageId)
    {
        lock (_state.Gate)
            return _state.FindMessage(channelId, messageId);
    }

    /// <summary>The messages of a channel, oldest first.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="viewerId">Only what this member sees; null for all, those that one member alone sees included.</param>
    /// <returns>The messages kept; empty for an unknown channel.</returns>
    public IReadOnlyList<Message> Messages(Snowflake channelId, Snowflake? viewerId = null)
    {
        lock (_state.Gate)
        {
            return _state.Channels.TryGetValue(channelId, out var channel)
                ? [.. channel.Messages.All.Where(message => viewerId is not { } viewer || message.IsVisibleTo(viewer))]
                : [];
        }
    }

    /// <summary>Finds a channel or thread.</summary>
    /// <param name="channelId">Its id.</param>
    /// <returns>The channel, or null.</returns>
    public GuildChannel? FindChannel(Snowflake channelId)
    {
        lock (_state.Gate)
            return _state.Channels.GetValueOrDefault(channelId)?.Channel;
    }

    /// <summary>The channel of direct messages between the bot and a user.</summary>
    /// <param name="userId">The user.</param>
    /// <returns>The channel's id; null as long as the bot has not opened it.</returns>
    public Snowflake? FindDirectChannel(Snowflake userId) => _direct.Find(userId)?.Channel.Id;

    /// <summary>The text of a message as people read it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Its content with names in place of the ids of members, roles and channels.</returns>
    public string TextOf(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_state.Gate)
            return MessageText.Readable(_state.GuildOf(message), message);
    }

    /// <summary>The bot's commands of a scope.</summary>
    /// <param name="guildId">The guild, or null for the global ones.</param>
    /// <returns>The commands in the order they were registered.</returns>
    public IReadOnlyList<ApplicationCommand> Commands(Snowflake? guildId = null) => _commands.List(guildId);

    /// <summary>Removes the bot from a guild, as its admins can. Nothing is left of the guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <returns>False when there is no such guild.</returns>
    public bool RemoveGuild(Snowflake guildId)
    {
        lock (_state.Gate)
        {
            if (!_state.Guilds.TryGetValue(guildId, out var guild))
                return false;
            // Its sessions are told while they still hold it.
            _state.Dispatch(SessionStart.GuildGone(guild));
            _state.Guilds.Remove(guildId);
            foreach (var channel in guild.Channels.Keys.Concat(guild.Threads.Keys))
                _state.Channels.Remove(channel);
            _commands.Forget(guildId);
            _state.Changes.Publish(new WorldChange.GuildRemoved(guild.Snapshot()));
            return true;
        }
    }

    /// <summary>Adds the bot to a new guild with the same roles, channels and people as the first one.</summary>
    /// <param name="name">The guild's name.</param>
    /// <returns>The guild.</returns>
    public Guild AddGuild(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_state.Gate)
        {
            var guild = new SeedGuild(_state).Create(name);
            _gateway.AnnounceGuild(_state, guild);
            var snapshot = guild.Snapshot();
            _state.Changes.Publish(new WorldChange.GuildAdded(snapshot));
            return snapshot;
        }
    }
}
