namespace TemplateWorker.Execution.Sandboxes;

/// <summary>Where a sandbox of the pool is in its life.</summary>
public enum SandboxState
{
    /// <summary>Not started yet, or stopped.</summary>
    Stopped,

    /// <summary>Started, but it has not said hello.</summary>
    Starting,

    /// <summary>Takes events.</summary>
    Ready,

    /// <summary>Dead; a new process starts after a wait.</summary>
    BackingOff,
}
