namespace TemplateWorker.CommandLine;

/// <summary>What the user asked for cannot be done as asked; the message says what, where and how to mend it.</summary>
/// <param name="message">One line.</param>
sealed class UsageException(string message) : Exception(message);
