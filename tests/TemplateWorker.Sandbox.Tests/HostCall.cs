namespace TemplateWorker.Sandbox.Tests;

/// <summary>A host call as the host would read it.</summary>
sealed record HostCall(ulong DispatchId, int Template, uint CallId, string Method, string Arguments);
