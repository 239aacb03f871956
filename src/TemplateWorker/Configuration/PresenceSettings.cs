using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Configuration;

/// <summary>How the bot shows to members (section <c>discord.presence</c>).</summary>
public sealed class PresenceSettings
{
    /// <summary>Its light. Default online.</summary>
    public BotStatus Status { get; init; } = BotStatus.Online;

    /// <summary>What it does, at most 128 characters. Default none.</summary>
    public string? Activity { get; init; }

    /// <summary>How that is said. Default the text alone.</summary>
    public BotActivityType ActivityType { get; init; } = BotActivityType.Custom;

    /// <summary>The same for the gateway.</summary>
    public BotPresence ToPresence() => new(Status, string.IsNullOrEmpty(Activity) ? null : Activity, ActivityType);
}
