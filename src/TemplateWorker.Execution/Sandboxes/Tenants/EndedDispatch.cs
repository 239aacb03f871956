using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>A dispatch that ended under the lock and is reported after it.</summary>
/// <param name="Outcome">Its end.</param>
/// <param name="Completion">Told of it.</param>
/// <param name="Calls">Its host calls, if any.</param>
readonly record struct EndedDispatch(DispatchOutcome Outcome, IDispatchObserver? Completion, DispatchCalls? Calls);
