namespace TemplateWorker.Storage.Tenants;

/// <summary>What the host must know of a tenant for every event.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Events">Names of the events that the tenant's templates subscribe to.</param>
/// <param name="IsBanned">Whether nothing is dispatched to the tenant at all.</param>
/// <param name="Data">Settings of ours for the tenant: a JSON object, UTF-8.</param>
public sealed record TenantState(TenantId Tenant, IReadOnlyList<string> Events, bool IsBanned, ReadOnlyMemory<byte> Data);
