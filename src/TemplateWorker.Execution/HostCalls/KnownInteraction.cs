using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>An interaction that was dispatched to a tenant and may be answered by it.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Id">The interaction.</param>
/// <param name="ApplicationId">The application it was made for.</param>
/// <param name="ExpiresAt">When Discord takes no answers any more.</param>
readonly record struct KnownInteraction(TenantId Tenant, ulong Id, ulong ApplicationId, DateTimeOffset ExpiresAt);
