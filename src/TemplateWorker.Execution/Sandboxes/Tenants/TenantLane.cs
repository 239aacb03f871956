using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>What one sandbox holds of one tenant, across restarts of its process. Guarded by the traffic's lock.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="budget">How far it has used its limits, wherever it runs.</param>
sealed class TenantLane(TenantId tenant, TenantBudget budget)
{
    /// <summary>The tenant.</summary>
    public TenantId Tenant => tenant;

    /// <summary>Its templates; null before they were read.</summary>
    public IReadOnlyList<TenantTemplate>? Templates { get; set; }

    /// <summary>Where events go; null until the next one loads the templates.</summary>
    public TenantVm? Vm { get; set; }

    /// <summary>A process that was replaced and has not begun all of this tenant's events yet; newer ones wait for that.</summary>
    public SandboxSession? Behind { get; set; }

    /// <summary>Events that cannot be sent yet, in order.</summary>
    public Queue<WaitingDispatch> Waiting { get; } = new();

    /// <summary>Whether the templates are being read.</summary>
    public bool Fetching { get; set; }

    /// <summary>Whether they changed while they were being read.</summary>
    public bool FetchAgain { get; set; }

    /// <summary>Events that wait or run.</summary>
    public int Held { get; set; }

    /// <summary>When the last event came or ended.</summary>
    public long LastUsed { get; set; }

    /// <summary>Why the templates cannot be loaded; null when they can, as far as is known.</summary>
    public ScriptErrorReport? LoadError { get; set; }

    /// <summary>When <see cref="LoadError"/> was learnt.</summary>
    public long LoadErrorAt { get; set; }

    /// <summary>How far it has used its limits.</summary>
    public TenantBudget Budget { get; set; } = budget;
}
