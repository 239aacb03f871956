using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>One thing wrong with a template's source.</summary>
/// <param name="File">Path within the template; the template's folder as it was named when no file is meant.</param>
/// <param name="Line">1-based line; 0 when it is the file as a whole.</param>
/// <param name="Column">1-based column in UTF-16 code units; 0 when unknown.</param>
/// <param name="Code">The compiler's code, such as <c>TS2345</c>, or one of <see cref="DiagnosticCode"/>.</param>
/// <param name="Message">What is wrong and how to mend it; may have several lines.</param>
/// <param name="Excerpt">The lines around the place with a mark under the column, ending in a line break; may be empty.</param>
public sealed record CompileDiagnostic(string File, int Line, int Column, string Code, string Message, string Excerpt)
{
    /// <summary>The diagnostic as people read it: place, code, message, then the excerpt. Does not end in a line break.</summary>
    public override string ToString()
    {
        var head = $"{new SourcePosition(File, Line, Column)}: {Code}: {Message}";
        return Excerpt.Length == 0 ? head : $"{head}\n{Excerpt.TrimEnd('\n')}";
    }

    /// <summary>Makes a diagnostic with the excerpt of its place.</summary>
    /// <param name="place">Where.</param>
    /// <param name="code">One of <see cref="DiagnosticCode"/>, or the compiler's.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="source">Text of the file; empty when it is not at hand.</param>
    public static CompileDiagnostic At(SourcePosition place, string code, string message, string source) =>
        new(place.File, place.Line, place.Column, code, message, source.Length == 0 ? "" : SourceExcerpt.Of(source, place.Line, place.Column));

    /// <summary>Makes a diagnostic of a file as a whole.</summary>
    internal static CompileDiagnostic Of(string file, string code, string message) => new(file, 0, 0, code, message, "");
}
