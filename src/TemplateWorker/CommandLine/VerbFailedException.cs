namespace TemplateWorker.CommandLine;

/// <summary>A verb could not do its work, for a reason that the message explains to the user in full.</summary>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="cause">What it came from.</param>
sealed class VerbFailedException(string message, Exception? cause = null) : Exception(message, cause);
