using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>An event that waits for its tenant's templates or for a sandbox.</summary>
/// <param name="Id">Number of the dispatch.</param>
/// <param name="Event">The event.</param>
/// <param name="Payload">Its data.</param>
/// <param name="Deadline">Time that it may take.</param>
/// <param name="Completion">Told of the outcome.</param>
readonly record struct WaitingDispatch(ulong Id, EventName Event, byte[] Payload, TimeSpan Deadline, IDispatchObserver? Completion);
