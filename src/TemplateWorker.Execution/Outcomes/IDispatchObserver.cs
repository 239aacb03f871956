namespace TemplateWorker.Execution.Outcomes;

/// <summary>Learns how dispatches end.</summary>
public interface IDispatchObserver
{
    /// <summary>
    /// Takes one outcome. Called on the thread that learnt it, mostly a sandbox's reading thread, several at the same
    /// time for different sandboxes; it must not block.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    void OnOutcome(in DispatchOutcome outcome);
}
