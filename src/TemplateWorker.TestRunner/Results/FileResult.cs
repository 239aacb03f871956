namespace TemplateWorker.TestRunner.Results;

/// <summary>What became of one file of tests.</summary>
/// <param name="File">The file, as the author wrote it.</param>
/// <param name="Tests">Its tests that were run or skipped, in order.</param>
/// <param name="Duration">How long it took in all.</param>
/// <param name="Failure">Why it could not be run at all; null when it could.</param>
public sealed record FileResult(string File, IReadOnlyList<TestResult> Tests, TimeSpan Duration, Failure? Failure);
