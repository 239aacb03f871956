namespace TemplateWorker.TestRunner.Results;

/// <summary>Why a test or a file failed.</summary>
/// <param name="Message">What is wrong.</param>
public sealed record Failure(string Message)
{
    /// <summary>What was expected, as text of one or more lines; null when nothing was compared.</summary>
    public string? Expected { get; init; }

    /// <summary>What was there instead.</summary>
    public string? Actual { get; init; }

    /// <summary>Where, the innermost place first; none when it is unknown.</summary>
    public IReadOnlyList<SourcePlace> Places { get; init; } = [];

    /// <summary>The step of the test that made the template fail; null for what is the test's own failure.</summary>
    public SourcePlace? Step { get; init; }
}
