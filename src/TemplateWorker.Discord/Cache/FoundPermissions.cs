namespace TemplateWorker.Discord.Cache;

/// <summary>What a member may do in a channel.</summary>
/// <param name="Bits">The permissions.</param>
/// <param name="NeedsMembership">Whether that holds only if the member was added to the thread, which is private.</param>
readonly record struct FoundPermissions(ulong Bits, bool NeedsMembership);
