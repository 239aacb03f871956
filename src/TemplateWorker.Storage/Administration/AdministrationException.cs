namespace TemplateWorker.Storage.Administration;

/// <summary>A task of an operator could not be done.</summary>
/// <param name="message">What happened, where, what holds now, and what to do.</param>
/// <param name="innerException">What it came from, if it did.</param>
public sealed class AdministrationException(string message, Exception? innerException = null) : Exception(message, innerException);
