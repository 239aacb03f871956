namespace TemplateWorker.Discord.Gateway;

/// <summary>What <see cref="GatewayClient"/> asks of Discord and how patient it is.</summary>
public sealed class GatewayClientOptions
{
    /// <summary>
    /// The events to receive at first; <see cref="GatewayClient.AddIntents"/> adds to them. Default all that need no approval, and members and message content, which must be switched
    /// on in Discord's developer portal.
    /// </summary>
    public GatewayIntents Intents { get; init; } =
        GatewayIntents.Unprivileged | GatewayIntents.GuildMembers | GatewayIntents.MessageContent;

    /// <summary>The shards of this host; null for as many as Discord recommends, all of them here. Default null.</summary>
    public ShardSet? Shards { get; init; }

    /// <summary>How Discord compresses what it sends. Default <see cref="GatewayCompression.Auto"/>.</summary>
    public GatewayCompression Compression { get; init; } = GatewayCompression.Auto;

    /// <summary>How the bot shows to members. Default online, doing nothing.</summary>
    public BotPresence Presence { get; init; } = BotPresence.Default;

    /// <summary>
    /// Whether stopping leaves sessions open, for a client that is started with <see cref="GatewayClient.Sessions"/> soon.
    /// Until Discord gives them up, the bot shows as online. Default false.
    /// </summary>
    public bool KeepSessionsOnStop { get; init; }

    /// <summary>Longest wait for a connection, and then for Discord's first frame on it. Default 20 s; above 0.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Largest gateway message that is read. Default 32 MiB (those of big guilds reach several); at least 4,096.</summary>
    public int LargestMessageBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Wait before the second attempt to reconnect; doubles from one to the next, with jitter. Default 1 s; above 0.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bound of that wait. Default 60 s; at least <see cref="ReconnectDelay"/>.</summary>
    public TimeSpan LongestReconnectDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A connection that was ready this long makes the attempts count from the beginning. Default 30 s; at least 0.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often in a row resuming may fail before a new session is opened. Default 5; at least 1.</summary>
    public int ResumeAttempts { get; init; } = 5;

    /// <summary>Time between two sessions opened by shards that share a turn. Default 5 s, Discord's rule; at least 0.</summary>
    public TimeSpan IdentifyInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Keeps the turns to open sessions apart from those of other hosts. Default null: there are none.</summary>
    public ISharedIdentifyTurns? SharedTurns { get; init; }

    /// <summary>
    /// Longest wait before a new session when Discord ended the last one; the shortest is a fifth of it. Default 5 s, what
    /// Discord's client libraries keep to; at least 0.
    /// </summary>
    public TimeSpan InvalidSessionDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often Discord is asked whether it recommends more shards, where it decides on their number. Default 1 h; above 0.
    /// </summary>
    public TimeSpan ShardCheckInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long sessions of two numbers of shards go on side by side once the new ones are ready: the longest that one may
    /// stay behind another without an event getting lost. Default 5 s; above 0.
    /// </summary>
    public TimeSpan ShardOverlap { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long new shards wait for the guilds that Discord announced to them. Default 30 s; at least 0.</summary>
    public TimeSpan GuildPatience { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (Presence.Activity?.Length > BotPresence.LongestActivity)
            throw new ArgumentException($"The activity of a bot has at most {BotPresence.LongestActivity} characters.");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestMessageBytes, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ReconnectDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestReconnectDelay, ReconnectDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(StableAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ResumeAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IdentifyInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(InvalidSessionDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ShardCheckInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ShardOverlap, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(GuildPatience, TimeSpan.Zero);
    }
}
