using TemplateWorker.Playground.Gateway;

namespace TemplateWorker.Playground;

/// <summary>Settings of a playground. Every default serves a local run.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>Port on 127.0.0.1. Default 0: any free one. 0 to 65535.</summary>
    public int Port { get; init; }

    /// <summary>The bot's token. Default null: a random one in Discord's shape.</summary>
    public string? Token { get; init; }

    /// <summary>The bot's name. Default "bot". 2 to 32 characters.</summary>
    public string BotName { get; init; } = "bot";

    /// <summary>The first guild's name. Default "Playground".</summary>
    public string GuildName { get; init; } = "Playground";

    /// <summary>Number of the first guild, which its ids follow from. Default 0. 0 to 1,000,000.</summary>
    public int FirstGuild { get; init; }

    /// <summary>Guilds from the start, each like the first and numbered in its name. Default 1. 1 to 10,000.</summary>
    public int Guilds { get; init; } = 1;

    /// <summary>How strictly requests and session starts are limited. Default <see cref="RateLimits.Generous"/>.</summary>
    public RateLimits RateLimits { get; init; } = RateLimits.Generous;

    /// <summary>Privileged intents that are switched on. Default: all three.</summary>
    public GatewayIntents PrivilegedIntents { get; init; } = GatewayIntents.Privileged;

    /// <summary>Heartbeat interval told to clients. Default 41.25 s, Discord's own. More than 0.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>Shards recommended to clients. Default 1. At least 1.</summary>
    public int RecommendedShards { get; init; } = 1;

    /// <summary>Identifies allowed per 5 seconds, one per shard id modulo this. Default 1. At least 1.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Identifies allowed per 24 hours. Default 1000, Discord's own. At least 1.</summary>
    public int SessionStarts { get; init; } = 1_000;

    /// <summary>Guilds that one shard may hold. Default 2500, Discord's own. At least 1.</summary>
    public int GuildsPerShard { get; init; } = 2_500;

    /// <summary>Members in one part of the answer to a request for members. Default 1000, Discord's own. At least 1.</summary>
    public int MembersPerChunk { get; init; } = 1_000;

    /// <summary>
    /// Requests with the status 401, 403 or 429 that an address may make in 10 minutes before it is kept out for the rest
    /// of them. Default 10,000, Discord's own. At least 1.
    /// </summary>
    public int InvalidRequests { get; init; } = 10_000;

    /// <summary>Dispatches kept per session for sending and replay. Default 16384. At least 16.</summary>
    public int ReplayEvents { get; init; } = 16_384;

    /// <summary>How long a session may be resumed after its connection ended. Default 2 minutes.</summary>
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Sessions kept without a connection. Default 64. At least 1.</summary>
    public int WaitingSessions { get; init; } = 64;

    /// <summary>Messages kept per channel. Default 1000. At least 1.</summary>
    public int MessagesPerChannel { get; init; } = 1_000;

    /// <summary>Interactions whose tokens are kept. Default 10000. At least 1.</summary>
    public int OpenInteractions { get; init; } = 10_000;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(BotName.Length, 2, nameof(BotName));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BotName.Length, 32, nameof(BotName));
        ArgumentException.ThrowIfNullOrWhiteSpace(GuildName);
        ArgumentOutOfRangeException.ThrowIfNegative(FirstGuild);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FirstGuild, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Guilds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Guilds, 10_000);
        if (Token is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(Token);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(HeartbeatInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(RecommendedShards, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SessionStarts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GuildsPerShard, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MembersPerChunk, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InvalidRequests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReplayEvents, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(ResumeWindow, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(WaitingSessions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MessagesPerChannel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(OpenInteractions, 1);
    }
}
