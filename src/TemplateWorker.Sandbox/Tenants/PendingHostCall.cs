namespace TemplateWorker.Sandbox.Tenants;

/// <summary>A host call under way.</summary>
/// <param name="Dispatch">The dispatch that made it.</param>
/// <param name="Template">The template that waits for the answer.</param>
readonly record struct PendingHostCall(RunningDispatch Dispatch, TemplateRealm Template);
