namespace TemplateWorker.Templates.Compilation;

/// <summary>The compiler cannot be started or has no place to work. The template is not to blame.</summary>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="cause">What it came from.</param>
public sealed class CompilerUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
