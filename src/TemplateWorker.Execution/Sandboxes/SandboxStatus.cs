namespace TemplateWorker.Execution.Sandboxes;

/// <summary>One sandbox of the pool at one moment.</summary>
/// <param name="Index">Its place in the pool.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="ProcessId">Its process, 0 when there is none.</param>
/// <param name="Engine">Its script engine, as it says itself.</param>
/// <param name="Restarts">How many of its processes were replaced.</param>
/// <param name="Held">Events that wait or run.</param>
/// <param name="Tenants">VMs that exist.</param>
/// <param name="ResidentBytes">Memory that it had resident at the last look; 0 before the first.</param>
public readonly record struct SandboxStatus(
    int Index, SandboxState State, int ProcessId, string Engine, int Restarts, int Held, int Tenants, long ResidentBytes);
