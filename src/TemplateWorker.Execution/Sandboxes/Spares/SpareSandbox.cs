namespace TemplateWorker.Execution.Sandboxes.Spares;

/// <summary>A sandbox that waits for a place.</summary>
/// <param name="Sandbox">The sandbox.</param>
sealed record SpareSandbox(LiveSandbox Sandbox)
{
    /// <summary>Completes when it is taken.</summary>
    public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
