namespace TemplateWorker.Discord.Cache;

/// <summary>Which events of the gateway change what is kept of a guild.</summary>
static class GuildChanges
{
    /// <summary>What an event changes.</summary>
    /// <param name="eventName">Its name in UTF-8.</param>
    public static GuildChange Of(ReadOnlySpan<byte> eventName)
    {
        // Most events end here.
        if (!eventName.StartsWith("GUILD_"u8) && !eventName.StartsWith("CHANNEL_"u8) && !eventName.StartsWith("THREAD_"u8))
            return GuildChange.None;
        if (eventName.SequenceEqual("GUILD_MEMBER_UPDATE"u8))
            return GuildChange.Member;
        if (eventName.SequenceEqual("CHANNEL_UPDATE"u8) || eventName.SequenceEqual("CHANNEL_CREATE"u8)
            || eventName.SequenceEqual("THREAD_UPDATE"u8) || eventName.SequenceEqual("THREAD_CREATE"u8))
            return GuildChange.Channel;
        if (eventName.SequenceEqual("CHANNEL_DELETE"u8) || eventName.SequenceEqual("THREAD_DELETE"u8))
            return GuildChange.ChannelGone;
        if (eventName.SequenceEqual("THREAD_LIST_SYNC"u8))
            return GuildChange.Threads;
        if (eventName.SequenceEqual("GUILD_ROLE_UPDATE"u8) || eventName.SequenceEqual("GUILD_ROLE_CREATE"u8))
            return GuildChange.Role;
        if (eventName.SequenceEqual("GUILD_ROLE_DELETE"u8))
            return GuildChange.RoleGone;
        if (eventName.SequenceEqual("GUILD_UPDATE"u8))
            return GuildChange.Settings;
        if (eventName.SequenceEqual("GUILD_CREATE"u8))
            return GuildChange.Arrived;
        return eventName.SequenceEqual("GUILD_DELETE"u8) ? GuildChange.Gone : GuildChange.None;
    }
}
