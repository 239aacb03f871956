using TemplateWorker.Execution.Sandboxes.Channel;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>The answer to a host call that waits for its tenant's turn: the script that it wakes may go on for long.</summary>
/// <param name="Connection">Where the call came from.</param>
/// <param name="Dispatch">Who asked.</param>
/// <param name="CallId">The call.</param>
/// <param name="Succeeded">Whether it went well.</param>
/// <param name="Json">The answer.</param>
readonly record struct WaitingAnswer(SandboxConnection Connection, InFlightDispatch Dispatch, uint CallId, bool Succeeded, byte[] Json);
