namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>What an import did, or would do.</summary>
/// <param name="Added">Records that were not there.</param>
/// <param name="Changed">Records whose value, times or expiry became others.</param>
/// <param name="Same">Records that were there as they are in the file.</param>
/// <param name="Removed">Records and members that were there and are not in the file, where everything is replaced.</param>
/// <param name="Expired">Records of the file whose time has passed; they are left out.</param>
/// <param name="Members">Members of sorted lists.</param>
/// <param name="Bytes">What the tenant stores afterwards.</param>
public sealed record ImportReport(long Added, long Changed, long Same, long Removed, long Expired, long Members, long Bytes);
