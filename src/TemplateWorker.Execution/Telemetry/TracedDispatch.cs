using System.Diagnostics;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Telemetry;

/// <summary>Ends the span of a dispatch with its outcome.</summary>
/// <param name="span">The span.</param>
/// <param name="completion">Told of the outcome too.</param>
sealed class TracedDispatch(Activity span, IDispatchObserver? completion) : IDispatchObserver
{
    /// <summary>What spans of its host calls are below.</summary>
    public ActivityContext Context => span.Context;

    /// <inheritdoc/>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        span.SetTag("templateworker.dispatch", outcome.DispatchId)
            .SetTag("templateworker.outcome", DispatchMetrics.NameOf(outcome.Kind))
            .SetTag("templateworker.cpu_us", outcome.Usage.CpuMicroseconds)
            .SetStatus(outcome.Kind == DispatchOutcomeKind.Ok ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome.Error?.Name);
        span.Stop();
        completion?.OnOutcome(outcome);
    }
}
