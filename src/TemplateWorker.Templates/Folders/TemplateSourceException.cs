using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Templates.Folders;

/// <summary>A template's source cannot be taken as it is. The message names every problem with its place.</summary>
public sealed class TemplateSourceException : Exception
{
    /// <summary>Makes one of everything that is wrong.</summary>
    /// <param name="diagnostics">At least one, in the order of the source.</param>
    /// <param name="cause">What it came from.</param>
    public TemplateSourceException(IReadOnlyList<CompileDiagnostic> diagnostics, Exception? cause = null)
        : base(string.Join('\n', diagnostics), cause) => Diagnostics = diagnostics;

    internal TemplateSourceException(string file, string message, Exception? cause = null)
        : this([CompileDiagnostic.Of(file, DiagnosticCode.Source, message)], cause)
    {
    }

    internal TemplateSourceException(SourcePosition place, string message, string source)
        : this([CompileDiagnostic.At(place, DiagnosticCode.Source, message, source)])
    {
    }

    /// <summary>All that is wrong; at least one.</summary>
    public IReadOnlyList<CompileDiagnostic> Diagnostics { get; }

    /// <summary>The file of the first.</summary>
    public string File => Diagnostics[0].File;

    /// <summary>1-based line of the first; 0 when it is the file as a whole.</summary>
    public int Line => Diagnostics[0].Line;

    /// <summary>1-based column of the first; 0 when unknown.</summary>
    public int Column => Diagnostics[0].Column;
}
