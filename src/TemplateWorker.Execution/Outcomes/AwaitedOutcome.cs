namespace TemplateWorker.Execution.Outcomes;

/// <summary>Turns the outcome of one dispatch into a task.</summary>
sealed class AwaitedOutcome : IDispatchObserver
{
    readonly TaskCompletionSource<DispatchOutcome> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The outcome.</summary>
    public Task<DispatchOutcome> Task => _source.Task;

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome) => _source.TrySetResult(outcome);
}
