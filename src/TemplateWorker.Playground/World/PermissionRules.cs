namespace TemplateWorker.Playground.World;

/// <summary>Discord's documented order: owner, administrator, roles, then overwrites of everyone, roles, member.</summary>
static class PermissionRules
{
    public static GuildPermissions InGuild(GuildState guild, Member member)
    {
        if (guild.OwnerId == member.Id)
            return GuildPermissions.All;

        var permissions = guild.Roles[guild.Id].Permissions;
        foreach (var role in member.Roles)
        {
            if (guild.Roles.TryGetValue(role, out var found))
                permissions |= found.Permissions;
        }

        return permissions.HasFlag(GuildPermissions.Administrator) ? GuildPermissions.All : permissions;
    }

    public static GuildPermissions InChannel(GuildState guild, GuildChannel channel, Member member)
    {
        if (channel.Thread is { } thread)
            return InThread(guild, channel, thread, member);
        var permissions = Usable(Overwritten(guild, channel, member));
        // In voice channels nothing but the sight of them is left to who may not connect.
        return channel.Type is ChannelType.Voice or ChannelType.Stage && !permissions.HasFlag(GuildPermissions.Connect)
            ? permissions & GuildPermissions.ViewChannel
            : permissions;
    }

    static GuildPermissions Overwritten(GuildState guild, GuildChannel channel, Member member)
    {
        var permissions = InGuild(guild, member);
        if (permissions == GuildPermissions.All || channel.Overwrites.IsEmpty)
            return permissions;

        permissions = Apply(permissions, channel, guild.Id);
        GuildPermissions allow = 0, deny = 0;
        foreach (var overwrite in channel.Overwrites)
        {
            if (overwrite.IsMember || overwrite.TargetId == guild.Id || !member.Roles.Contains(overwrite.TargetId))
                continue;
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }

        return Apply((permissions & ~deny) | allow, channel, member.Id);
    }

    // A thread has its channel's permissions, and one of its own for writing.
    static GuildPermissions InThread(GuildState guild, GuildChannel channel, ThreadDetails thread, Member member)
    {
        var permissions = channel.ParentId is { } parent && guild.Channels.TryGetValue(parent, out var state)
            ? Overwritten(guild, state.Channel, member)
            : GuildPermissions.None;
        if (channel.Type == ChannelType.PrivateThread && !permissions.HasFlag(GuildPermissions.ManageThreads)
            && !thread.Members.ContainsKey(member.Id))
            return GuildPermissions.None;
        return Usable(permissions.HasFlag(GuildPermissions.SendMessagesInThreads)
            ? permissions | GuildPermissions.SendMessages
            : permissions & ~GuildPermissions.SendMessages);
    }

    static GuildPermissions Apply(GuildPermissions permissions, GuildChannel channel, Snowflake target)
    {
        foreach (var overwrite in channel.Overwrites)
        {
            if (overwrite.TargetId == target)
                return (permissions & ~overwrite.Deny) | overwrite.Allow;
        }

        return permissions;
    }

    // Without VIEW_CHANNEL every other permission in the channel is implicitly denied, without SEND_MESSAGES what needs a message.
    static GuildPermissions Usable(GuildPermissions permissions)
    {
        if (!permissions.HasFlag(GuildPermissions.ViewChannel))
            return GuildPermissions.None;
        return permissions.HasFlag(GuildPermissions.SendMessages)
            ? permissions
            : permissions & ~(GuildPermissions.MentionEveryone | GuildPermissions.SendTtsMessages | GuildPermissions.EmbedLinks | GuildPermissions.AttachFiles);
    }
}
