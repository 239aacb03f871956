namespace TemplateWorker.Discord.Cache;

/// <summary>
/// What members may do, by the algorithm that Discord documents: owner, then administrator, then what roles give, then what
/// the channel changes for everyone, for all roles together, and for the member.
/// </summary>
public static class ChannelPermissions
{
    // What needs a message is denied with messages.
    const ulong NeedsMessages =
        PermissionBits.MentionEveryone | PermissionBits.SendTtsMessages | PermissionBits.EmbedLinks | PermissionBits.AttachFiles;

    const ulong LeftInTimeout = PermissionBits.ViewChannel | PermissionBits.ReadMessageHistory;

    /// <summary>What a member may do in the guild as a whole.</summary>
    /// <param name="guildId">The guild, whose id is also that of the role of everyone.</param>
    /// <param name="ownerId">The guild's owner.</param>
    /// <param name="roles">What each role gives.</param>
    /// <param name="member">The member.</param>
    /// <returns>Bits; all of them for owners and administrators.</returns>
    public static ulong InGuild(ulong guildId, ulong ownerId, IReadOnlyDictionary<ulong, ulong> roles, CachedMember member)
    {
        if (member.Id == ownerId)
            return PermissionBits.All;
        var permissions = roles.GetValueOrDefault(guildId);
        foreach (var role in member.Roles)
            permissions |= roles.GetValueOrDefault(role);
        return (permissions & PermissionBits.Administrator) != 0 ? PermissionBits.All : permissions;
    }

    /// <summary>What a member may do in a channel, or in a thread of it.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="inGuild">What <see cref="InGuild"/> says.</param>
    /// <param name="overwrites">What the channel changes; for a thread its parent's.</param>
    /// <param name="kind">What kind of channel it is.</param>
    /// <param name="member">The member.</param>
    /// <param name="now">What is now, for timeouts.</param>
    /// <returns>Bits; all of them for owners and administrators.</returns>
    public static ulong InChannel(
        ulong guildId, ulong inGuild, ReadOnlySpan<ChannelOverwrite> overwrites, ChannelKind kind, CachedMember member, DateTimeOffset now)
    {
        if (inGuild == PermissionBits.All)
            return PermissionBits.All;
        var permissions = Overwrite(inGuild, overwrites, guildId, member);
        if (member.TimedOutUntil > now)
            permissions &= LeftInTimeout;
        if ((permissions & PermissionBits.ViewChannel) == 0)
            return 0;
        if (kind == ChannelKind.Voice && (permissions & PermissionBits.Connect) == 0)
            return PermissionBits.ViewChannel;
        if (kind == ChannelKind.Thread)
        {
            permissions = (permissions & PermissionBits.SendMessagesInThreads) != 0
                ? permissions | PermissionBits.SendMessages
                : permissions & ~PermissionBits.SendMessages;
        }
        return (permissions & PermissionBits.SendMessages) == 0 ? permissions & ~NeedsMessages : permissions;
    }

    static ulong Overwrite(ulong permissions, ReadOnlySpan<ChannelOverwrite> overwrites, ulong everyone, CachedMember member)
    {
        ulong allowRoles = 0, denyRoles = 0;
        ChannelOverwrite own = default;
        foreach (var overwrite in overwrites)
        {
            if (overwrite.IsMember)
            {
                if (overwrite.TargetId == member.Id)
                    own = overwrite;
            }
            else if (overwrite.TargetId == everyone)
            {
                permissions = (permissions & ~overwrite.Deny) | overwrite.Allow;
            }
            else if (member.Roles.Contains(overwrite.TargetId))
            {
                allowRoles |= overwrite.Allow;
                denyRoles |= overwrite.Deny;
            }
        }
        permissions = (permissions & ~denyRoles) | allowRoles;
        return (permissions & ~own.Deny) | own.Allow;
    }
}
