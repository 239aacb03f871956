using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>One load of a tenant's templates in the present sandbox process. Guarded by the traffic's lock.</summary>
/// <param name="key">The number that names it on its channel.</param>
/// <param name="lane">The tenant.</param>
/// <param name="templates">What was loaded.</param>
sealed class TenantVm(uint key, TenantLane lane, IReadOnlyList<TenantTemplate> templates)
{
    /// <summary>The number that names it on its channel.</summary>
    public uint Key => key;

    /// <summary>The tenant.</summary>
    public TenantLane Lane => lane;

    /// <summary>What was loaded, in the order in which the sandbox numbers it.</summary>
    public IReadOnlyList<TenantTemplate> Templates => templates;

    /// <summary>What the templates said that they want, in the same order; null until the load has ended well.</summary>
    public IReadOnlyList<LoadedTemplate>? Loaded { get; set; }

    /// <summary>What is known of it.</summary>
    public VmState State { get; set; }

    /// <summary>Why the load failed, once it has.</summary>
    public ScriptErrorReport? LoadError { get; set; }

    /// <summary>How many lines came that no dispatch logged.</summary>
    public long TopLevelLines { get; set; }

    /// <summary>Dispatches it has under way.</summary>
    public int InFlight { get; set; }

    /// <summary>Whether newer events go elsewhere; it is unloaded when its last dispatch ends.</summary>
    public bool Retired { get; set; }

    /// <summary>Awaits the end of a load that is only a check; such a VM takes no events.</summary>
    public TaskCompletionSource<TenantLoadResult>? Probe { get; init; }
}
