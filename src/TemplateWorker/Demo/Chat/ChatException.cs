namespace TemplateWorker.Demo.Chat;

/// <summary>A member of the demo tried something that cannot be done; the message says what would do.</summary>
/// <param name="message">One line.</param>
/// <param name="cause">What it came from.</param>
sealed class ChatException(string message, Exception? cause = null) : Exception(message, cause);
