using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>How the run of one test ended.</summary>
/// <param name="Kind">How its dispatch ended.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Details">What its failure is about; null when nothing was said.</param>
/// <param name="UnderWay">Actions that had not come to an end.</param>
/// <param name="Lines">What the test logged.</param>
sealed record TestEnd(
    DispatchOutcomeKind Kind, ScriptErrorReport? Error, FailureDetails? Details, IReadOnlyList<string> UnderWay, IReadOnlyList<string> Lines);
