using TemplateWorker.Chaos.Faults;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Chaos.Records;

/// <summary>Notes every outcome, and those that no fault explains.</summary>
/// <param name="ledger">Where it is noted.</param>
/// <param name="windows">Tells which sandboxes were killed.</param>
sealed class WatchedOutcomes(EventLedger ledger, FaultWindows windows) : IDispatchObserver
{
    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind == DispatchOutcomeKind.Crash)
        {
            if (!windows.Explains(ChaosOptions.PlaceOf(outcome.Tenant.OwnerId)))
                ledger.Surprise($"A sandbox ended that nobody killed: {outcome.Error?.Message}");
        }
        else if (outcome.Kind is not (DispatchOutcomeKind.Ok or DispatchOutcomeKind.Error) || IsUnexplained(outcome))
        {
            ledger.Surprise($"A dispatch ended as {outcome.Kind}: {outcome.Error?.Name}: {outcome.Error?.Message}");
        }
        ledger.End(outcome.DispatchId, outcome.Tenant.OwnerId, outcome.Kind);
    }

    bool IsUnexplained(in DispatchOutcome outcome) => outcome.Kind == DispatchOutcomeKind.Error && !windows.IsDatabaseAway;
}
