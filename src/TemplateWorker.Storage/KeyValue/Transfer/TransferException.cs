namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>An import is refused; nothing was stored.</summary>
/// <param name="message">What is wrong, with the lines' numbers, and what to do.</param>
/// <param name="innerException">What it came from, if it did.</param>
public sealed class TransferException(string message, Exception? innerException = null) : Exception(message, innerException);
