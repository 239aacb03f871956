using System.Text.Json;

namespace TemplateWorker.TestRunner.Running;

/// <summary>What a test says of its failure beyond the error.</summary>
/// <param name="Expected">What was expected, for a matcher.</param>
/// <param name="Actual">What was there.</param>
/// <param name="Failure">Which failure of the template it is, by its place among those of the stage.</param>
sealed record FailureDetails(string? Expected, string? Actual, int? Failure)
{
    /// <summary>Reads the arguments of <c>test.failed</c>.</summary>
    public static FailureDetails Read(JsonElement details) => new(
        Text(details, "expected"),
        Text(details, "actual"),
        details.TryGetProperty("failure", out var failure) && failure.TryGetInt32(out var index) ? index : null);

    static string? Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
