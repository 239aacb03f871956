using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>How a load ended, as the sandbox says.</summary>
/// <param name="Kind">How its top level ended.</param>
/// <param name="Json">What the templates subscribe to; empty when it failed. From an untrusted process.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
sealed record TenantLoadResult(OutcomeKind Kind, byte[] Json, ScriptErrorReport? Error);
