namespace TemplateWorker.Storage.Templates;

/// <summary>A template cannot be stored; nothing was changed. The message is for its author.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
public sealed class TemplateStoreException(string message) : Exception(message);
