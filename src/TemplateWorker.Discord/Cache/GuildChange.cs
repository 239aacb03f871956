namespace TemplateWorker.Discord.Cache;

/// <summary>What an event of the gateway changes of what is kept of a guild.</summary>
enum GuildChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>GUILD_CREATE: everything.</summary>
    Arrived,

    /// <summary>GUILD_DELETE: the bot is out, or the guild is out of reach.</summary>
    Gone,

    /// <summary>GUILD_UPDATE: owner and roles.</summary>
    Settings,

    /// <summary>CHANNEL_CREATE, CHANNEL_UPDATE, THREAD_CREATE, THREAD_UPDATE.</summary>
    Channel,

    /// <summary>CHANNEL_DELETE, THREAD_DELETE.</summary>
    ChannelGone,

    /// <summary>THREAD_LIST_SYNC.</summary>
    Threads,

    /// <summary>GUILD_ROLE_CREATE, GUILD_ROLE_UPDATE.</summary>
    Role,

    /// <summary>GUILD_ROLE_DELETE.</summary>
    RoleGone,

    /// <summary>GUILD_MEMBER_UPDATE.</summary>
    Member,
}
