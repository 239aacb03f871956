namespace TemplateWorker.Chaos.Rig;

/// <summary>Resident memory at one moment.</summary>
/// <param name="HostMib">Of the host; the playground and the records of the run are in the same process.</param>
/// <param name="SandboxesMib">Of all sandboxes.</param>
readonly record struct MemorySample(double HostMib, double SandboxesMib);
