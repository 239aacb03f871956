namespace TemplateWorker.TestRunner.Results;

/// <summary>What became of all tests of a template.</summary>
/// <param name="Template">The template's name.</param>
/// <param name="Files">Its files of tests, in order.</param>
/// <param name="Duration">How long they took in all.</param>
/// <param name="Failure">Why the template cannot be run at all; null when it can.</param>
public sealed record RunResult(string Template, IReadOnlyList<FileResult> Files, TimeSpan Duration, Failure? Failure)
{
    /// <summary>Whether nothing failed.</summary>
    public bool Succeeded => Failure is null && Files.All(file => file.Failure is null && file.Tests.All(test => test.Status != TestStatus.Failed));

    /// <summary>How many tests there are that became this.</summary>
    /// <param name="status">What became of them.</param>
    public int Count(TestStatus status) => Files.Sum(file => file.Tests.Count(test => test.Status == status));
}
