namespace TemplateWorker.Storage.Connections;

/// <summary>The text that should say where the database is cannot be used. The message never repeats any of it.</summary>
/// <param name="message">What is wrong and what is expected.</param>
public sealed class DatabaseConnectionException(string message) : Exception(message);
