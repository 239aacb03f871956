namespace TemplateWorker.Architecture.Tests.Messages;

/// <summary>A text between quotes in a source file, joined with those that a plus sign appends.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Text">What it says; <see cref="Hole"/> stands for each value that is put in.</param>
/// <param name="Calls">What it is given to, the outermost first.</param>
sealed record SourceText(string Place, string Text, IReadOnlyList<SourceCall> Calls)
{
    /// <summary>Stands for what differs, here as on the pages.</summary>
    public const char Hole = '…';
}
