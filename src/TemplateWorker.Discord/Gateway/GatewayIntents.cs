namespace TemplateWorker.Discord.Gateway;

/// <summary>The groups of events a bot asks for when it identifies, by Discord's bit numbers.</summary>
[Flags]
public enum GatewayIntents
{
    /// <summary>Nothing but what needs no intent, such as interactions.</summary>
    None = 0,

    /// <summary>Guilds, roles, channels, threads, stages.</summary>
    Guilds = 1 << 0,

    /// <summary>Members coming, going and changing. Privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Bans and the audit log.</summary>
    GuildModeration = 1 << 2,

    /// <summary>Emojis, stickers, sounds.</summary>
    GuildExpressions = 1 << 3,

    /// <summary>Integrations.</summary>
    GuildIntegrations = 1 << 4,

    /// <summary>Webhooks.</summary>
    GuildWebhooks = 1 << 5,

    /// <summary>Invites.</summary>
    GuildInvites = 1 << 6,

    /// <summary>Who is in which voice channel.</summary>
    GuildVoiceStates = 1 << 7,

    /// <summary>What members do and whether they are online. Privileged.</summary>
    GuildPresences = 1 << 8,

    /// <summary>Messages in guilds.</summary>
    GuildMessages = 1 << 9,

    /// <summary>Reactions in guilds.</summary>
    GuildMessageReactions = 1 << 10,

    /// <summary>Who types in guilds.</summary>
    GuildMessageTyping = 1 << 11,

    /// <summary>Messages to the bot.</summary>
    DirectMessages = 1 << 12,

    /// <summary>Reactions in direct messages.</summary>
    DirectMessageReactions = 1 << 13,

    /// <summary>Who types in direct messages.</summary>
    DirectMessageTyping = 1 << 14,

    /// <summary>The text, embeds, attachments and components of messages. Privileged.</summary>
    MessageContent = 1 << 15,

    /// <summary>Scheduled events of guilds.</summary>
    GuildScheduledEvents = 1 << 16,

    /// <summary>Rules of automatic moderation.</summary>
    AutoModerationConfiguration = 1 << 20,

    /// <summary>What automatic moderation did.</summary>
    AutoModerationExecution = 1 << 21,

    /// <summary>Votes in guild polls.</summary>
    GuildMessagePolls = 1 << 24,

    /// <summary>Votes in polls of direct messages.</summary>
    DirectMessagePolls = 1 << 25,

    /// <summary>All intents that need no approval in Discord's developer portal.</summary>
    Unprivileged = 53575421,
}
