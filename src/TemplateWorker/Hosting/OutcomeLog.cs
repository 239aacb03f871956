using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Hosting;

/// <summary>
/// Logs how dispatches end. Refused events, of which there are many when there are any, are counted and told once a second.
/// </summary>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock of that second.</param>
sealed class OutcomeLog(ILoggerFactory loggers, TimeProvider time) : IDispatchObserver
{
    static readonly TimeSpan BetweenRefusals = TimeSpan.FromSeconds(1);

    readonly ILogger _logger = loggers.CreateLogger<OutcomeLog>();
    long _refused;
    long _nextRefusal;

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case DispatchOutcomeKind.Ok:
                HostLog.DispatchEnded(
                    _logger, outcome.DispatchId, outcome.Event.Text, outcome.Tenant, outcome.Usage.CpuMicroseconds, outcome.Usage.HostCalls);
                break;
            case DispatchOutcomeKind.Refused:
                TellOfRefusal(outcome);
                break;
            default:
                HostLog.DispatchFailed(_logger, outcome.DispatchId, outcome.Event.Text, outcome.Tenant, outcome.Kind, Describe(outcome.Error));
                break;
        }
    }

    void TellOfRefusal(in DispatchOutcome outcome)
    {
        Interlocked.Increment(ref _refused);
        var next = Volatile.Read(ref _nextRefusal);
        var now = time.GetTimestamp();
        if (now >= next && Interlocked.CompareExchange(ref _nextRefusal, now + (long)(BetweenRefusals.TotalSeconds * time.TimestampFrequency), next) == next)
        {
            HostLog.EventsRefused(_logger, Interlocked.Exchange(ref _refused, 0), outcome.Tenant, Describe(outcome.Error));
        }
    }

    // What a template wrote must not look like a line of the host's.
    static string Describe(ScriptErrorReport? error)
    {
        if (error is null)
        {
            return "";
        }

        var place = error.File is null ? "" : $" at {error.Template}/{error.File}:{error.Line}:{error.Column}";
        return PlainText.OneLine($"{error.Name}: {error.Message}{place}");
    }
}
