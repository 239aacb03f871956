using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.Authoring;

/// <summary>Tells machines what became of a run of tests.</summary>
static class TestRunReport
{
    /// <summary>One JSON object.</summary>
    public static JsonObject ToJson(RunResult result) => new()
    {
        ["ok"] = result.Succeeded,
        ["name"] = result.Template,
        ["passed"] = result.Count(TestStatus.Passed),
        ["failed"] = result.Count(TestStatus.Failed) + result.Files.Count(file => file.Failure is not null) + (result.Failure is null ? 0 : 1),
        ["skipped"] = result.Count(TestStatus.Skipped),
        ["duration_ms"] = Milliseconds(result.Duration),
        ["failure"] = ToJson(result.Failure),
        ["files"] = new JsonArray([.. result.Files.Select(ToJson)]),
    };

    static JsonObject ToJson(FileResult file) => new()
    {
        ["file"] = file.File,
        ["duration_ms"] = Milliseconds(file.Duration),
        ["failure"] = ToJson(file.Failure),
        ["tests"] = new JsonArray([.. file.Tests.Select(ToJson)]),
    };

    static JsonObject ToJson(TestResult test) => new()
    {
        ["name"] = test.Name,
        ["status"] = test.Status.ToString().ToLowerInvariant(),
        ["duration_ms"] = Milliseconds(test.Duration),
        ["failure"] = ToJson(test.Failure),
        ["logs"] = JsonLines.Of(test.Lines),
    };

    static JsonObject? ToJson(Failure? failure) => failure is null ? null : new()
    {
        ["message"] = failure.Message,
        ["expected"] = failure.Expected,
        ["actual"] = failure.Actual,
        ["places"] = new JsonArray([.. failure.Places.Select(ToJson)]),
        ["step"] = ToJson(failure.Step),
    };

    static JsonObject? ToJson(SourcePlace? place) => place is null ? null : new()
    {
        ["file"] = place.File,
        ["line"] = place.Line,
        ["column"] = place.Column,
        ["function"] = place.Function,
    };

    static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);
}
