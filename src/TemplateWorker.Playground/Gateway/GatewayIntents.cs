namespace TemplateWorker.Playground.Gateway;

/// <summary>Groups of events a session asks for; bits and names are Discord's.</summary>
[Flags]
public enum GatewayIntents
{
    /// <summary>Only what needs no intent.</summary>
    None = 0,

    /// <summary>GUILDS.</summary>
    Guilds = 1 << 0,

    /// <summary>GUILD_MEMBERS, privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>GUILD_PRESENCES, privileged.</summary>
    GuildPresences = 1 << 8,

    /// <summary>GUILD_MESSAGES.</summary>
    GuildMessages = 1 << 9,

    /// <summary>GUILD_MESSAGE_REACTIONS.</summary>
    GuildMessageReactions = 1 << 10,

    /// <summary>GUILD_MESSAGE_TYPING.</summary>
    GuildMessageTyping = 1 << 11,

    /// <summary>MESSAGE_CONTENT, privileged.</summary>
    MessageContent = 1 << 15,

    /// <summary>The three that the developer portal must switch on.</summary>
    Privileged = GuildMembers | GuildPresences | MessageContent,

    /// <summary>Every bit that Discord has given a meaning.</summary>
    Assigned = 53_575_421 | Privileged,
}
