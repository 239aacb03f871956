using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Everything that a template can ask of Discord, apart from answers to interactions.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="channels">Which channel belongs to which guild.</param>
/// <param name="guilds">What permissions depend on.</param>
/// <param name="time">The clock.</param>
sealed class DiscordHandlers(DiscordRestClient discord, ChannelDirectory channels, GuildCache guilds, TimeProvider time)
{
    /// <summary>Adds the calls of all families.</summary>
    public void AddTo(HostCallMethods methods)
    {
        var guard = new ChannelGuard(channels, discord, time);
        var scope = new GuildScope(guard);
        new MessageHandler(discord, scope).AddTo(methods);
        new ReactionHandler(discord, scope).AddTo(methods);
        new ChannelHandler(discord, scope).AddTo(methods);
        new ThreadHandler(discord, scope).AddTo(methods);
        new RoleHandler(discord).AddTo(methods);
        new PermissionHandler(guilds, scope, channels).AddTo(methods);
        new MemberHandler(discord).AddTo(methods);
        new ModerationHandler(discord).AddTo(methods);
        new WebhookHandler(discord, scope, new WebhookGuard(discord, time)).AddTo(methods);
        new InviteHandler(discord, scope).AddTo(methods);
        new EmojiHandler(discord).AddTo(methods);
        new ScheduledEventHandler(discord).AddTo(methods);
        new AutoModerationHandler(discord).AddTo(methods);
        new AuditLogHandler(discord).AddTo(methods);
        new DirectMessageHandler(discord, scope).AddTo(methods);
    }
}
