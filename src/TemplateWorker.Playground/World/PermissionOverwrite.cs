namespace TemplateWorker.Playground.World;

/// <summary>What a channel changes for a role or a member.</summary>
/// <param name="TargetId">Role or user id.</param>
/// <param name="IsMember">True when the target is a member, false for a role.</param>
/// <param name="Allow">Bits given.</param>
/// <param name="Deny">Bits taken.</param>
public sealed record PermissionOverwrite(
    Snowflake TargetId, bool IsMember, GuildPermissions Allow, GuildPermissions Deny);
