using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground;

/// <summary>
/// A local Discord: gateway and REST side on one port of 127.0.0.1, with one guild of people to play with. Nothing is
/// kept when it stops, but the ids of what is there from the start are the same in every run.
/// </summary>
public sealed class PlaygroundServer : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly WorldState _state;

    PlaygroundServer(WebApplication application, PlaygroundParts parts, Uri address)
    {
        _application = application;
        _state = parts.State;
        World = parts.World;
        People = parts.People;
        Gateway = parts.Gateway;
        Faults = parts.Faults;
        Token = parts.Credentials.Token;
        BaseUrl = address.GetLeftPart(UriPartial.Authority);
        GatewayUrl = $"ws://{address.Authority}";
        var guild = World.Guilds[0];
        GuildId = guild.Id;
        ChannelId = guild.Channels[0].Id;
        MemberId = guild.Members.First(member => member.User.Username == "alice").Id;
        parts.Listen(BaseUrl, GatewayUrl);
    }

    /// <summary>Scheme, address and port, without a path.</summary>
    public string BaseUrl { get; }

    /// <summary>Base URL of version 10 of the REST side. The same is served below <c>/api</c> and <c>/api/v9</c>.</summary>
    public string ApiBaseUrl => BaseUrl + "/api/v10";

    /// <summary>Where websocket clients connect.</summary>
    public string GatewayUrl { get; }

    /// <summary>The bot's token.</summary>
    public string Token { get; }

    /// <summary>The application's id, which is also the bot's.</summary>
    public Snowflake ApplicationId => World.Bot.Id;

    /// <summary>The first guild.</summary>
    public Snowflake GuildId { get; }

    /// <summary>The first guild's channel for anything.</summary>
    public Snowflake ChannelId { get; }

    /// <summary>An ordinary member of the first guild.</summary>
    public Snowflake MemberId { get; }

    /// <summary>What exists.</summary>
    public PlaygroundWorld World { get; }

    /// <summary>What people do.</summary>
    public PlaygroundPeople People { get; }

    /// <summary>Who is connected, and faults on request.</summary>
    public PlaygroundGateway Gateway { get; }

    /// <summary>The switch for faults, of the gateway and of the REST side.</summary>
    public PlaygroundFaults Faults { get; }

    /// <summary>What another program needs to know to use this playground.</summary>
    public PlaygroundAnnouncement Announcement => new(
        BaseUrl + "/api",
        Token,
        ApplicationId.ToString(),
        GuildId.ToString(),
        ChannelId.ToString(),
        MemberId.ToString());

    /// <summary>Starts a playground and returns once it listens.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <param name="loggerFactory">Where it logs; null for nowhere.</param>
    /// <param name="timeProvider">The clock of ids, deadlines and limits; null for the system's.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running playground; dispose it to stop.</returns>
    /// <exception cref="PlaygroundStartException">The port cannot be listened on.</exception>
    /// <exception cref="ArgumentException">A setting is out of its bounds.</exception>
    public static async Task<PlaygroundServer> StartAsync(
        PlaygroundOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new PlaygroundOptions();
        options.Validate();
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("TemplateWorker.Playground");
        var parts = new PlaygroundParts(options, timeProvider ?? TimeProvider.System, logger);
        var application = PlaygroundWebHost.Create(options, loggerFactory, parts);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new PlaygroundStartException(options.Port, fault);
        }

        var server = new PlaygroundServer(application, parts, new Uri(application.Urls.First()));
        PlaygroundLog.Listening(logger, server.BaseUrl);
        return server;
    }

    /// <summary>Closes every connection and stops listening.</summary>
    /// <param name="cancellationToken">Stops waiting for requests under way.</param>
    /// <returns>When nothing listens any more.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _application.StopAsync(cancellationToken);
        _state.Changes.Complete();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _application.DisposeAsync();
    }
}
