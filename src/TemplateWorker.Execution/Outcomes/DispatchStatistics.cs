using System.Collections.Concurrent;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Counts outcomes and what they used since the start, of all tenants and of each.</summary>
public sealed class DispatchStatistics : IDispatchObserver
{
    readonly ConcurrentDictionary<TenantId, TenantUsage> _tenants = new();

    /// <summary>All tenants together.</summary>
    public TenantUsage Total { get; } = new();

    /// <summary>Each tenant that had an event.</summary>
    public IReadOnlyCollection<KeyValuePair<TenantId, TenantUsage>> Tenants => _tenants;

    /// <summary>One tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>Its counts; null when it had no event.</returns>
    public TenantUsage? Of(TenantId tenant) => _tenants.GetValueOrDefault(tenant);

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        Total.Add(outcome);
        _tenants.GetOrAdd(outcome.Tenant, static _ => new TenantUsage()).Add(outcome);
    }
}
