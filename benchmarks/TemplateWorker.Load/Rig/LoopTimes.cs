using System.Collections.Concurrent;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>Notes how long the loops of a tenant took by the clock, which is longer where other programs run too.</summary>
/// <param name="noisy">The tenant.</param>
sealed class LoopTimes(TenantId noisy) : IDispatchObserver
{
    /// <summary>Each of them, in milliseconds.</summary>
    internal ConcurrentQueue<double> Milliseconds { get; } = new();

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Tenant == noisy && outcome.Kind == DispatchOutcomeKind.CpuLimit)
            Milliseconds.Enqueue(outcome.Usage.WallMicroseconds / 1000.0);
    }
}
