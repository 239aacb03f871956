namespace TemplateWorker.Storage.KeyValue;

/// <summary>A key-value call was refused; nothing was changed. The message is for the author of the template.</summary>
/// <param name="problem">Why.</param>
/// <param name="message">One clear sentence.</param>
/// <param name="innerException">What found it, if that tells more.</param>
public sealed class KeyValueException(KeyValueProblem problem, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public KeyValueProblem Problem { get; } = problem;

    /// <summary>The limit that was met, by the name of its property of <see cref="StorageLimits"/>; null when it was none.</summary>
    public string? Limit { get; init; }
}
