namespace TemplateWorker.TestRunner.Results;

/// <summary>What became of one test.</summary>
/// <param name="File">Its file, as the author wrote it.</param>
/// <param name="Name">Its name with those of its groups before it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Duration">How long it took.</param>
public sealed record TestResult(string File, string Name, TestStatus Status, TimeSpan Duration)
{
    /// <summary>Why it failed; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What it and the template logged, a line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Those lines of the template that warn, which an author should read though the test passes.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
