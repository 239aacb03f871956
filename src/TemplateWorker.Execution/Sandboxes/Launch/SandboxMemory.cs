using TemplateWorker.Confinement.ControlGroups;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>What bounds the memory of sandbox processes.</summary>
public static class SandboxMemory
{
    /// <summary>Why the kernel does not bound it for hosts started like this one, as a sentence; null when it does.</summary>
    public static string? FindProblem() =>
        DelegatedGroup.Find("/proc/self", out var problem) is { } folder ? MemoryGroups.ProblemOf(folder) : problem;
}
