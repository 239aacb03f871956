namespace TemplateWorker.Storage.Templates;

/// <summary>Another program changes the tenant's templates right now; nothing was changed.</summary>
/// <param name="message">Whose, and what to do.</param>
public sealed class TemplateBusyException(string message) : Exception(message);
