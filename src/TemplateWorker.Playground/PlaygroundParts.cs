using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.People;
using TemplateWorker.Playground.Rest;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.Rest.Routes;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground;

/// <summary>Puts the parts of a playground together.</summary>
sealed class PlaygroundParts
{
    // Clients name a version or leave it out; 9 and 10 answer alike as far as the playground goes.
    public static readonly string[] Prefixes = ["/api/v10", "/api/v9", "/api"];

    readonly GatewayProtocol _protocol;
    readonly GatewayEndpoint _endpoint;
    readonly PeopleRoutes _peopleRoutes;
    readonly FaultRoutes _faultRoutes;
    readonly AttachmentFiles _files;

    public PlaygroundParts(PlaygroundOptions options, TimeProvider time, ILogger logger, IDispatchSink? sink = null)
    {
        var bot = new User(SeedIds.Application, options.BotName, null, IsBot: true);
        var gatewayFaults = new GatewayFaults();
        var requestFaults = new RequestFaults(time);
        var identifies = new IdentifyLimits(options, time);
        var hub = new GatewayHub(options, time, gatewayFaults);
        State = new WorldState(options, bot, time, sink ?? hub);
        Credentials = new BotCredentials(options.Token ?? BotCredentials.CreateToken(bot.Id, time.GetUtcNow()));
        Gateway = new PlaygroundGateway(hub);
        Faults = new PlaygroundFaults(State, Gateway, hub, gatewayFaults, requestFaults, Credentials);
        Members = new MemberRequests(State, new MemberRequestLimit(options, time));
        _protocol = new GatewayProtocol(options, Credentials, State, hub, Members, identifies, gatewayFaults);
        _endpoint = new GatewayEndpoint(options, _protocol, hub, time, logger);

        var audit = new AuditLog(State);
        var board = new MessageBoard(State);
        var reactions = new ReactionBoard(State);
        var roster = new MemberRoster(State, audit);
        var channels = new ChannelRegistry(State, audit);
        var webhooks = new WebhookRegistry(State, audit);
        var direct = new DirectChannels(State);
        var registry = new CommandRegistry(State);
        var desk = new InteractionDesk(State);
        World = new PlaygroundWorld(State, registry, hub, direct);
        People = new PlaygroundPeople(State, board, reactions, roster, registry, desk);
        for (var number = 1; number <= options.Guilds; number++)
            World.AddGuild(number == 1 ? options.GuildName : $"{options.GuildName} {number}");

        var access = new AccessRules(State);
        var poster = new MessagePoster(State, board);
        var answers = new InteractionAnswers(State, desk, board, poster);
        Pipeline = new ApiPipeline(
            Credentials, requestFaults, new RateLimiter(options.RateLimits, time), new InvalidRequestBan(options, time), logger);
        Routes =
        [
            .. new GatewayRoutes(options, _protocol, identifies, gatewayFaults).Routes,
            .. new ApplicationRoutes(State).Routes,
            .. new GuildRoutes(State, access).Routes,
            .. new ChannelRoutes(State, access, channels).Routes,
            .. new ThreadRoutes(State, access, channels, board, poster).Routes,
            .. new MessageRoutes(State, access, board, poster, audit).Routes,
            .. new PinRoutes(State, access, board, audit).Routes,
            .. new ReactionRoutes(State, access, reactions).Routes,
            .. new DirectMessageRoutes(State, access, direct).Routes,
            .. new RoleRoutes(State, access, new RoleRegistry(State, audit), roster).Routes,
            .. new MemberRoutes(State, access, roster).Routes,
            .. new BanRoutes(State, access, new BanRegistry(State, roster, board, audit)).Routes,
            .. new IncomingWebhookRoutes(State, access, webhooks).Routes,
            .. new InviteRoutes(State, access, new InviteRegistry(State, audit)).Routes,
            .. new EmojiRoutes(State, access, new EmojiRegistry(State, audit)).Routes,
            .. new ScheduledEventRoutes(State, access, ScheduledEvents(audit)).Routes,
            .. new AutoModerationRoutes(State, access, ModerationRules(audit)).Routes,
            .. new CommandRoutes(State, access, registry).Routes,
            .. new InteractionRoutes(State, desk, answers).Routes,
            .. new WebhookRoutes(State, desk, board, poster, webhooks).Routes,
        ];
        _peopleRoutes = new PeopleRoutes(State, World, People, Pipeline);
        _faultRoutes = new FaultRoutes(Faults, Routes, Pipeline);
        _files = new AttachmentFiles(State, Pipeline);
    }

    public WorldState State { get; }

    public ApiPipeline Pipeline { get; }

    public IReadOnlyList<ApiRoute> Routes { get; }

    public MemberRequests Members { get; }

    public PlaygroundWorld World { get; }

    public PlaygroundPeople People { get; }

    public PlaygroundGateway Gateway { get; }

    public PlaygroundFaults Faults { get; }

    public BotCredentials Credentials { get; }

    /// <summary>Tells the parts where they can be reached.</summary>
    public void Listen(string baseUrl, string gatewayUrl)
    {
        State.BaseUrl = baseUrl;
        _protocol.GatewayUrl = gatewayUrl;
    }

    public void Map(IEndpointRouteBuilder endpoints, IHostApplicationLifetime lifetime)
    {
        foreach (var path in (string[])["/", "/gateway"])
        {
            endpoints.MapGet(path, (RequestDelegate)(context => context.WebSockets.IsWebSocketRequest
                ? _endpoint.AcceptAsync(context, lifetime)
                : Pipeline.NotFoundAsync(context)));
        }

        foreach (var route in Routes)
        {
            var handler = Pipeline.For(route);
            foreach (var prefix in Prefixes)
                endpoints.MapMethods(prefix + route.Pattern, [route.Method], handler);
        }

        // Less specific than the routes above, so these see only the methods that those do not take.
        foreach (var pattern in Routes.Select(route => route.Pattern).Distinct())
        {
            foreach (var prefix in Prefixes)
                endpoints.Map(prefix + pattern, (RequestDelegate)Pipeline.MethodNotAllowedAsync);
        }

        _peopleRoutes.Map(endpoints, lifetime.ApplicationStopping);
        _faultRoutes.Map(endpoints);
        endpoints.MapGet(AttachmentFiles.Pattern, _files.ServeAsync);
        endpoints.MapFallback("{*path}", Pipeline.NotFoundAsync);
    }

    GuildThings ScheduledEvents(AuditLog audit) => new(
        State,
        audit,
        guild => guild.ScheduledEvents,
        static (writer, guildId, planned) => ScheduledEventJson.Write(writer, guildId, planned),
        GatewayIntents.GuildScheduledEvents,
        "GUILD_SCHEDULED_EVENT",
        AuditAction.ScheduledEventCreate);

    GuildThings ModerationRules(AuditLog audit) => new(
        State,
        audit,
        guild => guild.ModerationRules,
        ModerationRuleJson.Write,
        GatewayIntents.AutoModerationConfiguration,
        "AUTO_MODERATION_RULE",
        AuditAction.AutoModerationRuleCreate);
}
