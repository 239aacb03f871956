namespace TemplateWorker.Playground.World;

/// <summary>Kinds of entries in the audit log; numbers are Discord's.</summary>
public enum AuditAction
{
    /// <summary>CHANNEL_CREATE.</summary>
    ChannelCreate = 10,

    /// <summary>CHANNEL_UPDATE.</summary>
    ChannelUpdate = 11,

    /// <summary>CHANNEL_DELETE.</summary>
    ChannelDelete = 12,

    /// <summary>CHANNEL_OVERWRITE_CREATE.</summary>
    OverwriteCreate = 13,

    /// <summary>CHANNEL_OVERWRITE_UPDATE.</summary>
    OverwriteUpdate = 14,

    /// <summary>CHANNEL_OVERWRITE_DELETE.</summary>
    OverwriteDelete = 15,

    /// <summary>MEMBER_KICK.</summary>
    MemberKick = 20,

    /// <summary>MEMBER_BAN_ADD.</summary>
    MemberBanAdd = 22,

    /// <summary>MEMBER_BAN_REMOVE.</summary>
    MemberBanRemove = 23,

    /// <summary>MEMBER_UPDATE.</summary>
    MemberUpdate = 24,

    /// <summary>MEMBER_ROLE_UPDATE.</summary>
    MemberRoleUpdate = 25,

    /// <summary>ROLE_CREATE.</summary>
    RoleCreate = 30,

    /// <summary>ROLE_UPDATE.</summary>
    RoleUpdate = 31,

    /// <summary>ROLE_DELETE.</summary>
    RoleDelete = 32,

    /// <summary>INVITE_CREATE.</summary>
    InviteCreate = 40,

    /// <summary>INVITE_DELETE.</summary>
    InviteDelete = 42,

    /// <summary>WEBHOOK_CREATE.</summary>
    WebhookCreate = 50,

    /// <summary>WEBHOOK_UPDATE.</summary>
    WebhookUpdate = 51,

    /// <summary>WEBHOOK_DELETE.</summary>
    WebhookDelete = 52,

    /// <summary>EMOJI_CREATE.</summary>
    EmojiCreate = 60,

    /// <summary>EMOJI_UPDATE.</summary>
    EmojiUpdate = 61,

    /// <summary>EMOJI_DELETE.</summary>
    EmojiDelete = 62,

    /// <summary>MESSAGE_DELETE.</summary>
    MessageDelete = 72,

    /// <summary>MESSAGE_BULK_DELETE.</summary>
    MessageBulkDelete = 73,

    /// <summary>MESSAGE_PIN.</summary>
    MessagePin = 74,

    /// <summary>MESSAGE_UNPIN.</summary>
    MessageUnpin = 75,

    /// <summary>GUILD_SCHEDULED_EVENT_CREATE.</summary>
    ScheduledEventCreate = 100,

    /// <summary>GUILD_SCHEDULED_EVENT_UPDATE.</summary>
    ScheduledEventUpdate = 101,

    /// <summary>GUILD_SCHEDULED_EVENT_DELETE.</summary>
    ScheduledEventDelete = 102,

    /// <summary>THREAD_CREATE.</summary>
    ThreadCreate = 110,

    /// <summary>THREAD_UPDATE.</summary>
    ThreadUpdate = 111,

    /// <summary>THREAD_DELETE.</summary>
    ThreadDelete = 112,

    /// <summary>AUTO_MODERATION_RULE_CREATE.</summary>
    AutoModerationRuleCreate = 140,

    /// <summary>AUTO_MODERATION_RULE_UPDATE.</summary>
    AutoModerationRuleUpdate = 141,

    /// <summary>AUTO_MODERATION_RULE_DELETE.</summary>
    AutoModerationRuleDelete = 142,
}
