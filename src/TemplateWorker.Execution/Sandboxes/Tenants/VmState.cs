namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>What the host knows of a tenant's VM.</summary>
enum VmState
{
    /// <summary>Asked for; the top level has not ended yet.</summary>
    Loading,

    /// <summary>Takes events.</summary>
    Ready,

    /// <summary>Its top level failed, so there is none.</summary>
    Failed,
}
