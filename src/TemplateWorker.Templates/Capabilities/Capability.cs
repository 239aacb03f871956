namespace TemplateWorker.Templates.Capabilities;

/// <summary>The names of what a template can be allowed to do.</summary>
public static class Capability
{
    /// <summary>Send, edit, remove, read and pin messages.</summary>
    public const string Messages = "discord:messages";

    /// <summary>Add, remove and list reactions.</summary>
    public const string Reactions = "discord:reactions";

    /// <summary>Make, change and remove channels and their permissions.</summary>
    public const string Channels = "discord:channels";

    /// <summary>Make and manage threads.</summary>
    public const string Threads = "discord:threads";

    /// <summary>Make and change roles, give them to members and take them away.</summary>
    public const string Roles = "discord:roles";

    /// <summary>List, search and edit members.</summary>
    public const string Members = "discord:members";

    /// <summary>Kick, ban, time out, and remove messages in bulk.</summary>
    public const string Moderation = "discord:moderation";

    /// <summary>Make and use webhooks.</summary>
    public const string Webhooks = "discord:webhooks";

    /// <summary>Make, read and remove invites.</summary>
    public const string Invites = "discord:invites";

    /// <summary>Make, read and remove the guild's emojis.</summary>
    public const string Emojis = "discord:emojis";

    /// <summary>Make, read and change scheduled events.</summary>
    public const string Events = "discord:events";

    /// <summary>Make, read and change the rules of auto moderation.</summary>
    public const string AutoModeration = "discord:automod";

    /// <summary>Read the audit log.</summary>
    public const string AuditLog = "discord:audit-log";

    /// <summary>Write direct messages to members.</summary>
    public const string DirectMessages = "discord:direct-messages";

    /// <summary>Use the tenant's keys and values.</summary>
    public const string KeyValue = "kv";

    /// <summary>Begins a capability that names a host, such as <c>fetch:api.example.com</c> or <c>fetch:*.example.com</c>.</summary>
    public const string FetchPrefix = "fetch:";

    /// <summary>All but those that name a host, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        Messages, Reactions, Channels, Threads, Roles, Members, Moderation, Webhooks, Invites, Emojis, Events,
        AutoModeration, AuditLog, DirectMessages, KeyValue,
    ];
}
