namespace TemplateWorker.Playground.World;

/// <summary>A way into a guild.</summary>
/// <param name="Code">What stands at the end of its address.</param>
/// <param name="ChannelId">The channel it leads to.</param>
/// <param name="Inviter">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="MaxAgeSeconds">How long it lasts; 0 for ever.</param>
/// <param name="MaxUses">How often it can be used; 0 for any number.</param>
/// <param name="IsTemporary">Whether those who come by it leave again when they go offline without a role.</param>
public sealed record Invite(
    string Code, Snowflake ChannelId, User Inviter, DateTimeOffset CreatedAt, int MaxAgeSeconds, int MaxUses, bool IsTemporary)
{
    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt => MaxAgeSeconds == 0 ? null : CreatedAt.AddSeconds(MaxAgeSeconds);
}
