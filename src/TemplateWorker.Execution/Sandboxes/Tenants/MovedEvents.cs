using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>What a tenant takes along from one sandbox to another.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Target">Where to.</param>
/// <param name="Budget">How far it has used its limits.</param>
/// <param name="Cost">Processor time that its dispatches took of late, in microseconds.</param>
/// <param name="Waiting">Events that were not sent yet, in order.</param>
sealed record MovedEvents(
    TenantId Tenant, SandboxTraffic Target, TenantBudget Budget, long Cost, IReadOnlyList<WaitingDispatch> Waiting);
