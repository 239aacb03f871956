namespace TemplateWorker.TestRunner.Actions;

/// <summary>A test asked for something that cannot be done; the message says what and what would do.</summary>
/// <param name="message">One clear sentence.</param>
sealed class ActionException(string message) : Exception(message);
