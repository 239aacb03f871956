using System.Globalization;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Running;

namespace TemplateWorker.TestRunner.Reports;

/// <summary>Tells a person how a run goes: a line for each test, then every failure with its place in the source.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="sources">What the author wrote, by path.</param>
/// <param name="hasColors">Whether the writer is a terminal that shows colors.</param>
public sealed class PrettyReport(TextWriter writer, IReadOnlyDictionary<string, string> sources, bool hasColors) : ITestObserver
{
    // Of ECMA-48: red, green, yellow, dim.
    const string Red = "31";
    const string Green = "32";
    const string Yellow = "33";
    const string Dim = "2";

    const int MostLogLines = 20;

    static readonly TimeSpan SlowTest = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public void OnFileStarted(string file) => writer.WriteLine(file);

    /// <inheritdoc/>
    public void OnTestEnded(TestResult result)
    {
        var (mark, color) = result.Status switch
        {
            TestStatus.Passed => ("✓", Green),
            TestStatus.Failed => ("✗", Red),
            _ => ("-", Yellow),
        };
        var duration = result.Status == TestStatus.Skipped ? "" : Paint(result.Duration > SlowTest ? Yellow : Dim, $" ({Milliseconds(result.Duration)})");
        writer.WriteLine($"  {Paint(color, mark)} {result.Name}{duration}");
        // Of a test that failed they are told with its failure.
        if (result.Status == TestStatus.Passed)
        {
            foreach (var line in result.Warnings.TakeLast(MostLogLines))
                writer.WriteLine(Paint(Yellow, $"      warning: {line.ReplaceLineEndings("\n      ")}"));
        }
    }

    /// <inheritdoc/>
    public void OnRunEnded(RunResult result)
    {
        if (result.Failure is { } failure)
            Write($"{result.Template} cannot be run", failure, []);
        foreach (var file in result.Files)
        {
            if (file.Failure is { } problem)
                Write($"{file.File} cannot be run", problem, []);
            foreach (var test in file.Tests.Where(test => test.Failure is not null))
                Write($"{test.File} > {test.Name}", test.Failure!, test.Lines);
        }
        writer.WriteLine();
        writer.WriteLine(Summary(result));
        writer.Flush();
    }

    string Summary(RunResult result)
    {
        (int Count, string What, string Color)[] parts =
        [
            (result.Count(TestStatus.Passed), "passed", Green),
            (result.Count(TestStatus.Failed) + result.Files.Count(file => file.Failure is not null) + (result.Failure is null ? 0 : 1), "failed", Red),
            (result.Count(TestStatus.Skipped), "skipped", Yellow),
        ];
        var counts = parts.Select(part => part.Count == 0 ? $"0 {part.What}" : Paint(part.Color, string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.What}")));
        return $"{result.Template}: {string.Join(", ", counts)} {Paint(Dim, $"({Milliseconds(result.Duration)})")}";
    }

    void Write(string title, Failure failure, IReadOnlyList<string> lines)
    {
        writer.WriteLine();
        writer.WriteLine(Paint(Red, $"✗ {title}"));
        WriteIndented(failure.Message);
        WriteDifference(failure);
        WritePlaces(failure);
        if (lines.Count == 0)
            return;
        writer.WriteLine("    logged:");
        foreach (var line in lines.TakeLast(MostLogLines))
            writer.WriteLine(Paint(Dim, $"      {line.ReplaceLineEndings("\n      ")}"));
    }

    void WriteDifference(Failure failure)
    {
        if (failure is not { Expected: { } expected, Actual: { } actual })
            return;
        writer.WriteLine();
        if (!expected.Contains('\n') && !actual.Contains('\n'))
        {
            WriteIndented(Paint(Green, $"expected: {expected}"));
            WriteIndented(Paint(Red, $"got:      {actual}"));
            return;
        }
        WriteIndented($"{Paint(Green, "- expected")}  {Paint(Red, "+ got")}");
        foreach (var (mark, line) in LineDifference.Of(expected, actual))
            WriteIndented(mark == ' ' ? $"  {line}" : Paint(mark == '-' ? Green : Red, $"{mark} {line}"));
    }

    void WritePlaces(Failure failure)
    {
        foreach (var (index, place) in failure.Places.Index())
        {
            if (index == 0)
                writer.WriteLine();
            WriteIndented(place.Function is null ? $"at {place}" : $"at {place.Function} ({place})");
            if (index == 0)
                WriteExcerpt(place);
        }
        if (failure.Step is not { } step)
            return;
        WriteIndented($"in the step at {step}");
        WriteExcerpt(step);
    }

    void WriteExcerpt(SourcePlace place)
    {
        if (!sources.TryGetValue(place.File, out var source))
            return;
        foreach (var line in SourceExcerpt.Of(source, place.Line, place.Column).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            WriteIndented(Paint(line.StartsWith('>') ? "" : Dim, $"  {line}"));
    }

    void WriteIndented(string text) => writer.WriteLine($"    {text.ReplaceLineEndings("\n    ")}");

    string Paint(string color, string text) => hasColors && color.Length > 0 ? $"\u001b[{color}m{text}\u001b[0m" : text;

    static string Milliseconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms");
}
