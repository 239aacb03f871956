using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.InMemory;

/// <summary>
/// The playground without sockets: the same guild, people and REST side, made in a few milliseconds. Requests come in
/// through <see cref="CreateTransport"/>, dispatches leave through the receiver given at the start, and all time is the
/// given clock's. Safe from any thread.
/// </summary>
public sealed class InMemoryPlayground
{
    readonly PlaygroundParts _parts;
    readonly RouteTable _routes;

    InMemoryPlayground(PlaygroundParts parts)
    {
        _parts = parts;
        _routes = new RouteTable(parts.Routes, parts.Pipeline);
        parts.Listen(BaseUrl.GetLeftPart(UriPartial.Authority), "ws://playground.invalid");
        var guild = World.Guilds[0];
        GuildId = guild.Id;
        ChannelId = guild.Channels[0].Id;
    }

    /// <summary>Base URL of the REST side, without a version. It leads nowhere but through the transport.</summary>
    public Uri BaseUrl { get; } = new("http://playground.invalid/api");

    /// <summary>The bot's token.</summary>
    public string Token => _parts.Credentials.Token;

    /// <summary>The application's id, which is also the bot's.</summary>
    public Snowflake ApplicationId => World.Bot.Id;

    /// <summary>The first guild.</summary>
    public Snowflake GuildId { get; }

    /// <summary>The first guild's channel for anything.</summary>
    public Snowflake ChannelId { get; }

    /// <summary>What exists.</summary>
    public PlaygroundWorld World => _parts.World;

    /// <summary>What people do.</summary>
    public PlaygroundPeople People => _parts.People;

    /// <summary>Makes a playground.</summary>
    /// <param name="receive">
    /// Gets every dispatch, in order, while the world stands still: it must not wait, nor act in the playground itself.
    /// </param>
    /// <param name="options">Its settings; those of sockets and sessions have no meaning here. Null for the defaults.</param>
    /// <param name="loggerFactory">Where it logs; null for nowhere.</param>
    /// <param name="timeProvider">The clock of ids, deadlines and limits; null for the system's.</param>
    /// <returns>The playground, with its first guild.</returns>
    /// <exception cref="ArgumentException">A setting is out of its bounds.</exception>
    public static InMemoryPlayground Create(
        Action<PlaygroundDispatch> receive,
        PlaygroundOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(receive);
        options ??= new PlaygroundOptions();
        options.Validate();
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("TemplateWorker.Playground");
        return new InMemoryPlayground(
            new PlaygroundParts(options, timeProvider ?? TimeProvider.System, logger, new DispatchForwarder(receive)));
    }

    /// <summary>Makes what carries the requests of one HTTP client to this playground.</summary>
    /// <returns>A handler; the client that gets it disposes it.</returns>
    public HttpMessageHandler CreateTransport() => new InMemoryHandler(_routes);

    /// <summary>Answers a gateway frame that asks for members (op 8), as to a session with every intent.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The dispatches that the asking session gets.</returns>
    /// <exception cref="ArgumentException">It asks for nothing that there is.</exception>
    public IReadOnlyList<PlaygroundDispatch> RequestMembers(ReadOnlyMemory<byte> frame)
    {
        lock (_parts.State.Gate)
        {
            var asked = JsonBytes.ParseForeign(frame).Member("d") ?? default;
            return _parts.Members.AnswersTo(GatewayIntents.Assigned, asked) is { } answers
                ? [.. answers.Select(DispatchForwarder.Forwarded)]
                : throw new ArgumentException("Query and limit, or up to 100 user_ids.", nameof(frame));
        }
    }

    /// <summary>The GUILD_CREATE that a session gets at its start, as the guild stands now.</summary>
    /// <param name="guildId">The guild.</param>
    /// <returns>The dispatch.</returns>
    /// <exception cref="ArgumentException">There is no such guild.</exception>
    public PlaygroundDispatch DescribeGuild(Snowflake guildId)
    {
        var state = _parts.State;
        lock (state.Gate)
        {
            return state.Guilds.TryGetValue(guildId, out var guild)
                ? DispatchForwarder.Forwarded(SessionStart.GuildCreate(state, guild, GatewayIntents.Assigned))
                : throw new ArgumentException($"There is no guild {guildId}.", nameof(guildId));
        }
    }
}
