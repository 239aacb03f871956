using TemplateWorker.Playground.Gateway;

namespace TemplateWorker.Playground.World;

/// <summary>Everything that exists, behind one lock. Dispatches leave under the lock, so their order is the world's.</summary>
sealed class WorldState(PlaygroundOptions options, User bot, TimeProvider time, IDispatchSink gateway)
{
    public Lock Gate { get; } = new();

    public PlaygroundOptions Options { get; } = options;

    public TimeProvider Time { get; } = time;

    public SnowflakeSource Ids { get; } = new(time);

    public User Bot { get; } = bot;

    /// <summary>The application's id; the bot's account carries the same one.</summary>
    public Snowflake ApplicationId => Bot.Id;

    public WorldChanges Changes { get; } = new();

    public Dictionary<Snowflake, User> Users { get; } = new() { [bot.Id] = bot };

    public Dictionary<Snowflake, GuildState> Guilds { get; } = [];

    /// <summary>How many guilds there ever were: none gets the id of one that is gone.</summary>
    public int GuildsMade { get; set; }

    public Dictionary<Snowflake, ChannelState> Channels { get; } = [];

    /// <summary>Where files are served from; known once the server listens.</summary>
    public string BaseUrl { get; set; } = "";

    public DateTimeOffset Now => Time.GetUtcNow();

    public void Dispatch(GatewayEvent dispatch) => gateway.Publish(dispatch);

    /// <summary>The guild of a message; for a direct message the one that nobody sees, of the bot and one user.</summary>
    public GuildState GuildOf(Message message) =>
        Channels.TryGetValue(message.ChannelId, out var channel) ? channel.Guild : Guilds[message.GuildId];

    /// <summary>How many guilds a shard holds.</summary>
    public int CountGuilds(int shardId, int shardCount)
    {
        lock (Gate)
            return Guilds.Keys.Count(id => GatewayEvent.ShardOf(id, shardCount) == shardId);
    }

    public Message? FindMessage(Snowflake channelId, Snowflake messageId) =>
        Channels.GetValueOrDefault(channelId)?.Messages.Find(messageId);
}
