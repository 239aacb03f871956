namespace TemplateWorker.Storage.Connections;

/// <summary>The database cannot be reached or do its work (its disk is full, it is stopping), or the connection to it broke. What was being written may or may not be stored.</summary>
/// <param name="message">Which database and why.</param>
/// <param name="innerException">What the driver said.</param>
/// <param name="advice">What to do about it, as a sentence.</param>
public sealed class DatabaseUnavailableException(string message, Exception innerException, string advice) : Exception(message, innerException)
{
    /// <summary>What to do about it, as a sentence.</summary>
    public string Advice { get; } = advice;
}
