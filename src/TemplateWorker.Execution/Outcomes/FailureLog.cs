using Microsoft.Extensions.Logging;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// Logs failed and refused dispatches without letting a failing template flood the log: of failures that are alike the
/// first is told at once, the others as a number when the next is due.
/// </summary>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
public sealed class FailureLog(ILoggerFactory loggers, TimeProvider time) : IDispatchObserver
{
    static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    // Bounds what templates with ever new errors can make the host remember; beyond, groups start over.
    const int MostGroups = 10_000;

    const int LongestMessage = 500;

    readonly ILogger _logger = loggers.CreateLogger<FailureLog>();
    readonly Lock _gate = new();
    readonly Dictionary<ErrorGroup, (long ToldAt, int Untold)> _groups = [];

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (outcome.Kind is DispatchOutcomeKind.Ok or DispatchOutcomeKind.Cancelled)
            return;
        var group = ErrorGroup.Of(outcome);
        if (!IsDue(group, out var untold))
            return;
        if (outcome.Kind == DispatchOutcomeKind.Refused)
            _logger.DispatchRefused(outcome.Event.Text, outcome.Tenant, outcome.DispatchId, Shorten(outcome.Error), untold);
        else
            _logger.DispatchFailed(outcome.Event.Text, outcome.Tenant, outcome.DispatchId, outcome.Kind, group.Name, Shorten(outcome.Error), group.Place, untold);
    }

    bool IsDue(ErrorGroup group, out int untold)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            untold = 0;
            if (_groups.TryGetValue(group, out var known))
            {
                if (time.GetElapsedTime(known.ToldAt, now) < BetweenLines)
                {
                    _groups[group] = (known.ToldAt, known.Untold + 1);
                    return false;
                }
                untold = known.Untold;
            }
            else if (_groups.Count >= MostGroups)
            {
                _groups.Clear();
            }
            _groups[group] = (now, 0);
            return true;
        }
    }

    // What a template wrote must not look like a line of the host's.
    static string Shorten(ScriptErrorReport? error)
    {
        var message = error?.Message ?? "";
        if (message.Length > LongestMessage)
            message = string.Concat(message.AsSpan(0, LongestMessage), "…");
        return message.ReplaceLineEndings(" ");
    }
}
