namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>A tenant of which something is stored.</summary>
/// <param name="State">Its state; empty when it has none.</param>
/// <param name="Templates">Templates in use.</param>
/// <param name="Bytes">What its keys, values and sorted lists take of its quota.</param>
public sealed record TenantSummary(TenantState State, long Templates, long Bytes)
{
    /// <summary>Name of the field of the tenant's data that says why it is banned.</summary>
    public const string BanReason = "ban_reason";
}
