using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>A dispatch of the template under test that did not end well.</summary>
/// <param name="Index">Its place among those of its stage.</param>
/// <param name="Dispatch">The dispatch's number, which grows with each.</param>
/// <param name="Event">The event that was dispatched.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Error">Why.</param>
sealed record StageFailure(int Index, ulong Dispatch, string Event, DispatchOutcomeKind Kind, ScriptErrorReport Error);
