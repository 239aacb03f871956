namespace TemplateWorker.Templates.Folders;

/// <summary>A place in a template's source.</summary>
/// <param name="File">Path within the template, folders separated by <c>/</c>.</param>
/// <param name="Line">1-based line; 0 when it is the file as a whole.</param>
/// <param name="Column">1-based column in UTF-16 code units; 0 when unknown.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, as far as they are known.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };
}
