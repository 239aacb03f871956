using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.TestRunner.Clock;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Stages;
using TemplateWorker.TestRunner.Suites;

namespace TemplateWorker.TestRunner.Running;

/// <summary>Runs the tests of templates, one after the other, each on a stage of its own.</summary>
/// <param name="sandboxes">Where they run.</param>
/// <param name="options">How.</param>
/// <param name="loggers">The host's log.</param>
public sealed class TestRun(TestSandboxes sandboxes, TestRunnerOptions options, ILoggerFactory loggers)
{
    // The tenant whose VM runs the top level once, to learn what the template wants; no guild of a stage has this id.
    internal static readonly TenantId Checked = TenantId.Guild(1);

    /// <summary>Runs all tests of a template.</summary>
    /// <param name="suite">The template with its tests.</param>
    /// <param name="observer">Told of each test.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RunResult> RunAsync(TestSuite suite, ITestObserver observer, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var reader = new FailureReader(suite, options);
        var (files, failure) = await RunFilesAsync(suite, reader, observer, cancellationToken);
        var result = new RunResult(suite.Name, files, Stopwatch.GetElapsedTime(started), failure);
        observer.OnRunEnded(result);
        return result;
    }

    async Task<(IReadOnlyList<FileResult> Files, Failure? Failure)> RunFilesAsync(
        TestSuite suite, FailureReader reader, ITestObserver observer, CancellationToken cancellationToken)
    {
        var check = new TemplateCheck(sandboxes.Templates);
        var wants = await check.CheckAsync(Checked, suite.ProgramOf(1, suite.TrialSettings, TestClock.Start), cancellationToken);
        if (wants.Error is { } error)
            return ([], reader.OfLoad(error));

        var template = new TestedTemplate(suite, wants);
        var results = new List<FileResult>();
        foreach (var path in suite.TestFiles)
        {
            using var file = new TestFile(sandboxes.Tests, sandboxes.Files, suite.ProgramOfTests(path, TestClock.Start));
            results.Add(await RunFileAsync(suite.SourceOf(path), file, template, reader, observer, cancellationToken));
        }
        return (results, null);
    }

    async Task<FileResult> RunFileAsync(
        string name, TestFile file, TestedTemplate template, FailureReader reader, ITestObserver observer, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        observer.OnFileStarted(name);
        var (tests, error) = await file.ListAsync(cancellationToken);
        if (error is not null)
            return new FileResult(name, [], Stopwatch.GetElapsedTime(started), reader.OfLoad(error));

        if (tests.Count == 0)
        {
            var failure = new Failure("The file declares no test. Declare one with test(\"name\", async () => { ... }).");
            return new FileResult(name, [], Stopwatch.GetElapsedTime(started), failure);
        }

        var hasOnly = tests.Any(test => test.IsOnly);
        var results = new List<TestResult>();
        foreach (var (index, test) in tests.Index())
        {
            if (!IsAsked(name, test))
                continue;
            var result = test.IsSkipped || (hasOnly && !test.IsOnly)
                ? new TestResult(name, test.Name, TestStatus.Skipped, TimeSpan.Zero)
                : await RunTestAsync(name, test, index, file, template, reader, cancellationToken);
            results.Add(result);
            observer.OnTestEnded(result);
        }
        return new FileResult(name, results, Stopwatch.GetElapsedTime(started), Failure: null);
    }

    async Task<TestResult> RunTestAsync(
        string name, DeclaredTest test, int index, TestFile file, TestedTemplate template, FailureReader reader, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var stage = await Stage.OpenAsync(
            sandboxes.Templates, sandboxes.Stages, template, options.Limits, loggers, cancellationToken);
        var end = await file.RunAsync(index, stage, cancellationToken);
        var failure = reader.Of(end, stage.Records);
        return new TestResult(name, test.Name, failure is null ? TestStatus.Passed : TestStatus.Failed, Stopwatch.GetElapsedTime(started))
        {
            Failure = failure,
            Lines = [.. stage.Records.Lines, .. end.Lines],
            Warnings = stage.Records.Warnings,
        };
    }

    bool IsAsked(string file, DeclaredTest test) =>
        options.Filter is not { } filter
        || test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || file.Contains(filter, StringComparison.OrdinalIgnoreCase);
}
