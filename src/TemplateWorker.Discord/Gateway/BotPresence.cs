namespace TemplateWorker.Discord.Gateway;

/// <summary>How a bot shows to members.</summary>
/// <param name="Status">Its light.</param>
/// <param name="Activity">What it does; null for nothing.</param>
/// <param name="ActivityType">How that is said.</param>
public sealed record BotPresence(BotStatus Status, string? Activity, BotActivityType ActivityType)
{
    /// <summary>The longest name of an activity, in characters; from Discord's documentation.</summary>
    public const int LongestActivity = 128;

    /// <summary>What Discord shows of a bot that says nothing.</summary>
    public static BotPresence Default { get; } = new(BotStatus.Online, null, BotActivityType.Custom);
}
