namespace TemplateWorker.Storage.Embedded;

/// <summary>The embedded PostgreSQL cannot be started. The message says why and what to do.</summary>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="innerException">What found it, if that tells more.</param>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null) : Exception(message, innerException);
