using Microsoft.Extensions.Logging;

namespace TemplateWorker.Testing;

/// <summary>A line of a log.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Id">The number of its message.</param>
/// <param name="Text">What it says.</param>
/// <param name="Error">What was thrown, where it is about that.</param>
public sealed record RecordedLine(LogLevel Level, int Id, string Text, Exception? Error)
{
    /// <summary>All of it, as a reader of the log sees it.</summary>
    public override string ToString() => Error is null ? $"{Level} {Id} {Text}" : $"{Level} {Id} {Text} {Error}";
}
