namespace TemplateWorker.Execution.Sandboxes;

/// <summary>A warm process that is to take a place from the one that has it.</summary>
/// <param name="Sandbox">The process.</param>
/// <param name="Cause">Why.</param>
sealed record Successor(LiveSandbox Sandbox, ReplaceCause Cause)
{
    /// <summary>Completes when it has the place, with what completes when the one that had it is gone.</summary>
    public TaskCompletionSource<Task> Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
