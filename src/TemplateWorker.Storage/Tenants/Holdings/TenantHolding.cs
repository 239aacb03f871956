namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>What a table holds of a tenant.</summary>
/// <param name="Table">The table.</param>
/// <param name="What">What its rows are, in words.</param>
/// <param name="Rows">How many.</param>
public sealed record TenantHolding(string Table, string What, long Rows);
