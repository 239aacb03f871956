using Microsoft.Extensions.Logging;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Logs failed and refused dispatches without letting a failing template flood the log.</summary>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
public sealed class FailureLog(ILoggerFactory loggers, TimeProvider time) : IDispatchObserver
{
    static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    const int LongestMessage = 500;

    readonly ILogger _logger = loggers.CreateLogger<FailureLog>();
    readonly FailureGroups _groups = new(BetweenLines, time);

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind is DispatchOutcomeKind.Ok or DispatchOutcomeKind.Cancelled or DispatchOutcomeKind.Suspended)
            return;
        var group = ErrorGroup.Of(outcome);
        if (!_groups.IsDue(group, out var untold))
            return;
        if (outcome.Kind == DispatchOutcomeKind.Refused)
            _logger.DispatchRefused(outcome.Event.Text, outcome.Tenant, outcome.DispatchId, Shorten(outcome.Error), untold.Alike, untold.Others, group.Reference);
        else
            _logger.DispatchFailed(outcome.Event.Text, outcome.Tenant, outcome.DispatchId, outcome.Kind, group.Name, Shorten(outcome.Error), group.Place, untold.Alike, untold.Others, group.Reference);
    }

    // What a template wrote must not look like a line of the host's.
    static string Shorten(ScriptErrorReport? error) => PlainLine.Of(error?.Message ?? "", LongestMessage);
}
