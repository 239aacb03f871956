namespace TemplateWorker.Sandbox.HostLink;

/// <summary>The host has closed the channel: the sandbox's work is over.</summary>
sealed class HostGoneException : Exception;
