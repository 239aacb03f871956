using TemplateWorker.Execution.Sandboxes.Channel;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>A started process and the host's end of its channel.</summary>
/// <param name="Process">The process.</param>
/// <param name="Channel">The host's end.</param>
sealed record LaunchedSandbox(ISandboxProcess Process, SandboxChannel Channel);
