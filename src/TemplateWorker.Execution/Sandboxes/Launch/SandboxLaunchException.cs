namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>A sandbox could not be started, or ended before it said hello.</summary>
/// <param name="message">What happened, with which program, and what to do.</param>
/// <param name="inner">The cause, when another error is one.</param>
public sealed class SandboxLaunchException(string message, Exception? inner = null) : Exception(message, inner);
