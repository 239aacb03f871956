using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Data;

/// <summary>What came of the removal of a tenant.</summary>
/// <param name="Removed">What was removed.</param>
/// <param name="CommandsProblem">Why its commands may still be in Discord; null when they are not, or a worker removes them.</param>
/// <param name="IsWorkerRunning">Whether a worker runs, which was told.</param>
sealed record RemovedTenant(IReadOnlyList<TenantHolding> Removed, string? CommandsProblem, bool IsWorkerRunning);
