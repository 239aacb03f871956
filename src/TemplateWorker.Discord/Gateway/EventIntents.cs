namespace TemplateWorker.Discord.Gateway;

/// <summary>Which intents bring which events, from Discord's documentation. Only what happens in guilds is counted.</summary>
public static class EventIntents
{
    /// <summary>The intents that must be switched on in Discord's developer portal.</summary>
    public const GatewayIntents Privileged = GatewayIntents.GuildMembers | GatewayIntents.GuildPresences | GatewayIntents.MessageContent;

    static readonly (string Beginning, GatewayIntents Intents)[] ByBeginning =
    [
        ("APPLICATION_COMMAND_PERMISSIONS_", GatewayIntents.None),
        ("AUTO_MODERATION_ACTION_", GatewayIntents.AutoModerationExecution),
        ("AUTO_MODERATION_RULE_", GatewayIntents.AutoModerationConfiguration),
        ("CHANNEL_", GatewayIntents.Guilds),
        ("ENTITLEMENT_", GatewayIntents.None),
        ("GUILD_AUDIT_LOG_", GatewayIntents.GuildModeration),
        ("GUILD_BAN_", GatewayIntents.GuildModeration),
        ("GUILD_EMOJIS_", GatewayIntents.GuildExpressions),
        ("GUILD_INTEGRATIONS_", GatewayIntents.GuildIntegrations),
        ("GUILD_MEMBERS_CHUNK", GatewayIntents.None),
        ("GUILD_MEMBER_", GatewayIntents.GuildMembers),
        ("GUILD_SCHEDULED_EVENT_", GatewayIntents.GuildScheduledEvents),
        ("GUILD_SOUNDBOARD_", GatewayIntents.GuildExpressions),
        ("GUILD_STICKERS_", GatewayIntents.GuildExpressions),
        ("GUILD_", GatewayIntents.Guilds),
        ("INTEGRATION_", GatewayIntents.GuildIntegrations),
        ("INTERACTION_", GatewayIntents.None),
        ("INVITE_", GatewayIntents.GuildInvites),
        ("MESSAGE_DELETE", GatewayIntents.GuildMessages),
        ("MESSAGE_POLL_", GatewayIntents.GuildMessagePolls),
        ("MESSAGE_REACTION_", GatewayIntents.GuildMessageReactions),
        ("MESSAGE_", GatewayIntents.GuildMessages | GatewayIntents.MessageContent),
        ("PRESENCE_", GatewayIntents.GuildPresences),
        ("SOUNDBOARD_SOUNDS", GatewayIntents.None),
        ("STAGE_INSTANCE_", GatewayIntents.Guilds),
        ("SUBSCRIPTION_", GatewayIntents.None),
        ("THREAD_MEMBERS_", GatewayIntents.Guilds | GatewayIntents.GuildMembers),
        ("THREAD_", GatewayIntents.Guilds),
        ("TYPING_", GatewayIntents.GuildMessageTyping),
        ("USER_UPDATE", GatewayIntents.None),
        ("VOICE_SERVER_", GatewayIntents.None),
        ("VOICE_", GatewayIntents.GuildVoiceStates),
        ("WEBHOOKS_", GatewayIntents.GuildWebhooks),
    ];

    /// <summary>The intents that an event needs to come, and to come whole.</summary>
    /// <param name="eventName">Its name, such as <c>MESSAGE_CREATE</c>; one that is not Discord's needs none.</param>
    /// <returns>Of an event of Discord's that is newer than this program, all that need no approval.</returns>
    public static GatewayIntents Of(string eventName)
    {
        foreach (var (beginning, intents) in ByBeginning)
        {
            if (eventName.StartsWith(beginning, StringComparison.Ordinal))
                return intents;
        }
        return eventName is "READY" or "RESUMED" || eventName.Any(char.IsAsciiLetterLower) ? GatewayIntents.None : GatewayIntents.Unprivileged;
    }

    /// <summary>What the switch of a privileged intent is called in Discord's developer portal.</summary>
    /// <param name="intent">One of <see cref="Privileged"/>.</param>
    public static string SwitchOf(GatewayIntents intent) => intent switch
    {
        GatewayIntents.GuildMembers => "Server Members Intent",
        GatewayIntents.GuildPresences => "Presence Intent",
        GatewayIntents.MessageContent => "Message Content Intent",
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent, "It has no switch."),
    };
}
