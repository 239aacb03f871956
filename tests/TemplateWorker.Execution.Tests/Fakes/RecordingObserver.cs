using System.Collections.Concurrent;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Keeps every outcome.</summary>
sealed class RecordingObserver : IDispatchObserver
{
    public ConcurrentQueue<DispatchOutcome> Outcomes { get; } = new();

    public int Count(DispatchOutcomeKind kind) => Outcomes.Count(outcome => outcome.Kind == kind);

    public void OnOutcome(in DispatchOutcome outcome) => Outcomes.Enqueue(outcome);
}
