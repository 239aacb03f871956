namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>Where a user's id occurs in what a tenant stores.</summary>
/// <param name="OwnerType">Kind of the tenant.</param>
/// <param name="OwnerId">The tenant's id.</param>
/// <param name="Records">Records with the id in their key or a scope.</param>
/// <param name="Members">Members of sorted lists with the id in their name or their list's.</param>
/// <param name="LogLines">Lines of templates' logs with the id.</param>
/// <param name="Values">Other records with the id in their value.</param>
public sealed record UserTraces(string OwnerType, string OwnerId, long Records, long Members, long LogLines, long Values);
