namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>Why a tenant without events gave up its VM.</summary>
enum EvictionCause
{
    /// <summary>It had none for a long time.</summary>
    Idle,

    /// <summary>There were too many VMs in its sandbox.</summary>
    Count,

    /// <summary>Its sandbox held much memory.</summary>
    Memory,
}
