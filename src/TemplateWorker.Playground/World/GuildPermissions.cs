namespace TemplateWorker.Playground.World;

/// <summary>What a role or an overwrite allows; bits and names are Discord's.</summary>
[Flags]
public enum GuildPermissions : ulong
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>CREATE_INSTANT_INVITE.</summary>
    CreateInstantInvite = 1UL << 0,

    /// <summary>KICK_MEMBERS.</summary>
    KickMembers = 1UL << 1,

    /// <summary>BAN_MEMBERS.</summary>
    BanMembers = 1UL << 2,

    /// <summary>ADMINISTRATOR: everything, whatever the overwrites say.</summary>
    Administrator = 1UL << 3,

    /// <summary>MANAGE_CHANNELS.</summary>
    ManageChannels = 1UL << 4,

    /// <summary>MANAGE_GUILD.</summary>
    ManageGuild = 1UL << 5,

    /// <summary>ADD_REACTIONS.</summary>
    AddReactions = 1UL << 6,

    /// <summary>VIEW_AUDIT_LOG.</summary>
    ViewAuditLog = 1UL << 7,

    /// <summary>VIEW_CHANNEL.</summary>
    ViewChannel = 1UL << 10,

    /// <summary>SEND_MESSAGES.</summary>
    SendMessages = 1UL << 11,

    /// <summary>SEND_TTS_MESSAGES.</summary>
    SendTtsMessages = 1UL << 12,

    /// <summary>MANAGE_MESSAGES.</summary>
    ManageMessages = 1UL << 13,

    /// <summary>EMBED_LINKS.</summary>
    EmbedLinks = 1UL << 14,

    /// <summary>ATTACH_FILES.</summary>
    AttachFiles = 1UL << 15,

    /// <summary>READ_MESSAGE_HISTORY.</summary>
    ReadMessageHistory = 1UL << 16,

    /// <summary>MENTION_EVERYONE.</summary>
    MentionEveryone = 1UL << 17,

    /// <summary>USE_EXTERNAL_EMOJIS.</summary>
    UseExternalEmojis = 1UL << 18,

    /// <summary>CHANGE_NICKNAME.</summary>
    ChangeNickname = 1UL << 26,

    /// <summary>MANAGE_NICKNAMES.</summary>
    ManageNicknames = 1UL << 27,

    /// <summary>MANAGE_ROLES.</summary>
    ManageRoles = 1UL << 28,

    /// <summary>USE_APPLICATION_COMMANDS.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>MODERATE_MEMBERS.</summary>
    ModerateMembers = 1UL << 40,

    /// <summary>Every bit that Discord has given a meaning (0 to 50, without the unassigned 47).</summary>
    All = ((1UL << 51) - 1) & ~(1UL << 47),
}
