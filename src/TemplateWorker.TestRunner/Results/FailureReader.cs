using System.Globalization;
using System.Text.RegularExpressions;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Stages;
using TemplateWorker.TestRunner.Suites;

namespace TemplateWorker.TestRunner.Results;

/// <summary>Turns errors of sandboxes into failures that point at what the author wrote.</summary>
/// <param name="suite">What is tested.</param>
/// <param name="options">The limits that errors name.</param>
sealed partial class FailureReader(TestSuite suite, TestRunnerOptions options)
{
    /// <summary>The failure of a file whose tests cannot be run, or of a template that cannot be loaded.</summary>
    public Failure OfLoad(ScriptErrorReport error) => new(Describe(error)) { Places = PlacesOf(error) };

    /// <summary>The failure of a test.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="failures">What failed in the template.</param>
    /// <returns>The failure; null when nothing is wrong.</returns>
    public Failure? Of(TestEnd end, StageRecords failures)
    {
        if (FailureOf(end, failures.Failures) is { } told)
            return OfTemplate(told, end.Error is null ? null : PlacesOf(end.Error).FirstOrDefault());
        if (end.Kind == DispatchOutcomeKind.Ok)
            return failures.Untold is [var first, ..] ? OfTemplate(first, step: null) : null;
        var failure = new Failure(MessageOf(end)) { Places = end.Error is null ? [] : PlacesOf(end.Error) };
        return end.Kind == DispatchOutcomeKind.Error && end.Details is { Expected: not null } details
            ? failure with { Expected = details.Expected, Actual = details.Actual }
            : failure;
    }

    // An action that nobody awaits fails the test without a word about what its error is.
    static StageFailure? FailureOf(TestEnd end, IReadOnlyList<StageFailure> failures) =>
        end.Details is { Failure: { } index } && index < failures.Count
            ? failures[index]
            : failures.FirstOrDefault(failure => (failure.Error.Name, failure.Error.Message) == (end.Error?.Name, end.Error?.Message));

    Failure OfTemplate(StageFailure failure, SourcePlace? step) => new($"The template failed at {failure.Event}. {Describe(failure.Error)}")
    {
        Places = PlacesOf(failure.Error),
        Step = step,
    };

    string MessageOf(TestEnd end) => end.Kind switch
    {
        DispatchOutcomeKind.Deadline => string.Create(
            CultureInfo.InvariantCulture, $"The test did not end within {options.TestLimit.TotalSeconds:0.###} s. {WaitedFor(end.UnderWay)}"),
        DispatchOutcomeKind.CpuLimit => string.Create(
            CultureInfo.InvariantCulture, $"The test used more than {options.TestCpuLimit.TotalMilliseconds:0} ms of processor time."),
        _ => end.Error is null ? $"The test ended as {end.Kind}." : Describe(end.Error),
    };

    static string WaitedFor(IReadOnlyList<string> actions) => actions.Count == 0
        ? "It was waiting for a promise that nothing settled."
        : $"It was waiting for {string.Join(", ", actions)}: what that caused in the template has not come to an end.";

    static string Describe(ScriptErrorReport error) =>
        error.Name is "AssertionError" or "ActionError" ? error.Message : $"{error.Name}: {error.Message}";

    List<SourcePlace> PlacesOf(ScriptErrorReport error)
    {
        var places = new List<SourcePlace>();
        foreach (Match frame in Frame.Matches(error.Stack))
        {
            var name = frame.Groups["name"].Value;
            if (PlaceOf(frame.Groups["url"].Value, Number(frame, "line"), Number(frame, "column"), name.Length == 0 ? null : name) is { } place)
                places.Add(place);
        }
        if (places.Count == 0 && error.File is { } file && PlaceOf($"{suite.Name}/{file}", error.Line, error.Column, null) is { } only)
            places.Add(only);
        return places;
    }

    // What the runner itself adds to a program tells its author nothing.
    SourcePlace? PlaceOf(string url, int line, int column, string? function)
    {
        var prefix = suite.Name + "/";
        if (!url.StartsWith(prefix, StringComparison.Ordinal) || url[prefix.Length..] is var file && file.StartsWith(Prelude.Folder, StringComparison.Ordinal))
            return null;
        return suite.Locate(file, line, column) with { Function = function };
    }

    static int Number(Match frame, string group) => int.Parse(frame.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*at (?:(?<name>[^()]*?) )?\((?<url>.+):(?<line>[0-9]{1,9}):(?<column>[0-9]{1,9})\)$", RegexOptions.Multiline)]
    static partial Regex Frame { get; }
}
