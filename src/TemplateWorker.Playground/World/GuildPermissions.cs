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

    /// <summary>CONNECT.</summary>
    Connect = 1UL << 20,

    /// <summary>SPEAK.</summary>
    Speak = 1UL << 21,

    /// <summary>MUTE_MEMBERS.</summary>
    MuteMembers = 1UL << 22,

    /// <summary>DEAFEN_MEMBERS.</summary>
    DeafenMembers = 1UL << 23,

    /// <summary>MOVE_MEMBERS.</summary>
    MoveMembers = 1UL << 24,

    /// <summary>CHANGE_NICKNAME.</summary>
    ChangeNickname = 1UL << 26,

    /// <summary>MANAGE_NICKNAMES.</summary>
    ManageNicknames = 1UL << 27,

    /// <summary>MANAGE_ROLES.</summary>
    ManageRoles = 1UL << 28,

    /// <summary>MANAGE_WEBHOOKS.</summary>
    ManageWebhooks = 1UL << 29,

    /// <summary>MANAGE_GUILD_EXPRESSIONS.</summary>
    ManageGuildExpressions = 1UL << 30,

    /// <summary>USE_APPLICATION_COMMANDS.</summary>
    UseApplicationCommands = 1UL << 31,

    /// <summary>MANAGE_EVENTS.</summary>
    ManageEvents = 1UL << 33,

    /// <summary>MANAGE_THREADS.</summary>
    ManageThreads = 1UL << 34,

    /// <summary>CREATE_PUBLIC_THREADS.</summary>
    CreatePublicThreads = 1UL << 35,

    /// <summary>CREATE_PRIVATE_THREADS.</summary>
    CreatePrivateThreads = 1UL << 36,

    /// <summary>SEND_MESSAGES_IN_THREADS.</summary>
    SendMessagesInThreads = 1UL << 38,

    /// <summary>MODERATE_MEMBERS.</summary>
    ModerateMembers = 1UL << 40,

    /// <summary>CREATE_GUILD_EXPRESSIONS.</summary>
    CreateGuildExpressions = 1UL << 43,

    /// <summary>CREATE_EVENTS.</summary>
    CreateEvents = 1UL << 44,

    /// <summary>PIN_MESSAGES.</summary>
    PinMessages = 1UL << 51,

    /// <summary>Every bit that Discord has given a meaning (0 to 52, without the unassigned 47).</summary>
    All = ((1UL << 53) - 1) & ~(1UL << 47),
}
