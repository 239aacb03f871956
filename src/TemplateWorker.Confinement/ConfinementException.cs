namespace TemplateWorker.Confinement;

/// <summary>A process could not be started, or not with the layers that it must have.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="inner">The cause, when another error is one.</param>
sealed class ConfinementException(string message, Exception? inner = null) : Exception(message, inner);
