using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>
/// Which events the host asks Discord for: those that templates subscribe to, and those that it needs itself. A privileged
/// intent that is off in Discord's developer portal is left out and told of, because with it Discord would serve nobody.
/// </summary>
/// <param name="application">What is switched on.</param>
/// <param name="gateway">What asks.</param>
/// <param name="loggers">Where it logs.</param>
sealed class TemplateIntents(DiscordApplication application, GatewayClient gateway, ILoggerFactory loggers)
{
    /// <summary>Tells of guilds, channels and roles, by which calls of templates are held to their guild.</summary>
    const GatewayIntents OfHost = GatewayIntents.Guilds;

    /// <summary>What most templates want: a bot without any is about to get its first, which then works at once.</summary>
    const GatewayIntents OfFirstTemplate = GatewayIntents.GuildMessages | GatewayIntents.MessageContent;

    const GatewayIntents OfAll = GatewayIntents.Unprivileged | GatewayIntents.GuildMembers | GatewayIntents.MessageContent;

    readonly ILogger _logger = loggers.CreateLogger<TemplateIntents>();
    GatewayIntents _told;

    /// <summary>What a gateway client asks for before templates are known.</summary>
    public static GatewayIntents First(DiscordApplication application, IntentChoice choice) =>
        choice == IntentChoice.All ? OfAll & ~application.IntentsOff : OfHost;

    /// <summary>Takes note of what a tenant's templates subscribe to. Called by one at a time.</summary>
    public void Take(TenantState state)
    {
        if (state.IsBanned)
        {
            return;
        }

        var needed = GatewayIntents.None;
        foreach (var name in state.Events)
        {
            needed |= EventIntents.Of(name);
        }

        Add(needed, state.Tenant);
    }

    /// <summary>Tells that all tenants have been read, before the gateway connects.</summary>
    /// <param name="subscribing">How many have templates that want an event.</param>
    public void Start(int subscribing)
    {
        if (subscribing == 0)
        {
            gateway.AddIntents(OfFirstTemplate & ~application.IntentsOff);
        }
    }

    void Add(GatewayIntents needed, TenantId tenant)
    {
        foreach (var intent in Enum.GetValues<GatewayIntents>().Where(intent => IsMissing(intent, needed)))
        {
            _told |= intent;
            HostLog.IntentOff(_logger, tenant, intent, EventIntents.SwitchOf(intent), LossOf(intent));
        }
        gateway.AddIntents(needed & ~application.IntentsOff);
    }

    bool IsMissing(GatewayIntents intent, GatewayIntents needed) =>
        EventIntents.Privileged.HasFlag(intent) && intent != GatewayIntents.None && (intent & needed & application.IntentsOff & ~_told) != 0;

    static string LossOf(GatewayIntents intent) =>
        intent == GatewayIntents.MessageContent ? "messages come without their content" : "these events do not come";
}
