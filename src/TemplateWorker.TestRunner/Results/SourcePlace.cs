namespace TemplateWorker.TestRunner.Results;

/// <summary>A place in what the author wrote.</summary>
/// <param name="File">The file, as in the template's folder.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column, 0 when unknown.</param>
/// <param name="Function">The function that was there, when it has a name.</param>
public sealed record SourcePlace(string File, int Line, int Column, string? Function = null)
{
    /// <summary>Such as <c>main.ts:12:5</c>.</summary>
    public override string ToString() => Column > 0 ? $"{File}:{Line}:{Column}" : $"{File}:{Line}";
}
