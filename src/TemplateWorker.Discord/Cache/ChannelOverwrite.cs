namespace TemplateWorker.Discord.Cache;

/// <summary>What a channel changes for a role or a member.</summary>
/// <param name="TargetId">The role or the user.</param>
/// <param name="IsMember">Whether it is a user.</param>
/// <param name="Allow">Bits given.</param>
/// <param name="Deny">Bits taken.</param>
public readonly record struct ChannelOverwrite(ulong TargetId, bool IsMember, ulong Allow, ulong Deny);
