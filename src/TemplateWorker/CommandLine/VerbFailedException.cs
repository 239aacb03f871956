using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.CommandLine;

/// <summary>A verb could not do its work, for a reason that the message explains to the user in full.</summary>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="cause">What it came from.</param>
sealed class VerbFailedException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>A word for machines, one of <see cref="FailureCode"/>.</summary>
    public string Code { get; init; } = KnownFailures.CodeOf(cause);

    /// <summary>What is wrong with a template, when that is the reason; the message has it too.</summary>
    public IReadOnlyList<CompileDiagnostic> Diagnostics { get; init; } = KnownFailures.DiagnosticsOf(cause);

    /// <summary>A template cannot be used.</summary>
    /// <param name="diagnostics">What is wrong with it.</param>
    /// <param name="separator">Between two of them.</param>
    /// <param name="nameFile">How the message names a file of the template.</param>
    public static VerbFailedException Of(IReadOnlyList<CompileDiagnostic> diagnostics, string separator, Func<string, string> nameFile) =>
        new(string.Join(separator, diagnostics.Select(diagnostic => diagnostic with { File = nameFile(diagnostic.File) })))
        {
            Code = FailureCode.Template,
            Diagnostics = diagnostics,
        };
}
