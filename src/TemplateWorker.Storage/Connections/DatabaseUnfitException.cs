namespace TemplateWorker.Storage.Connections;

/// <summary>The database answers, and cannot serve as it is: it is too old, or only answers reads. Nothing was changed.</summary>
/// <param name="message">Which database, why, and what to do.</param>
public sealed class DatabaseUnfitException(string message) : Exception(message);
