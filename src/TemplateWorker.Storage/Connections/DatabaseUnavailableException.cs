namespace TemplateWorker.Storage.Connections;

/// <summary>The database cannot be reached or do its work (its disk is full, it is stopping), or the connection to it broke. What was being written may or may not be stored.</summary>
/// <param name="message">Which database and why.</param>
/// <param name="innerException">What the driver said.</param>
public sealed class DatabaseUnavailableException(string message, Exception innerException) : Exception(message, innerException);
