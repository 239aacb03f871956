namespace TemplateWorker.Protocol.Values;

/// <summary>A JSON text is not a value. The message says what is wrong and never repeats the text.</summary>
/// <param name="message">What is wrong, as one sentence.</param>
/// <param name="innerException">What the JSON reader said, if it spoke.</param>
public sealed class StoredValueException(string message, Exception? innerException = null) : Exception(message, innerException);
