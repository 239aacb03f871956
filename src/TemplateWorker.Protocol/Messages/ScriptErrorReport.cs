using System.Text.Json;
using System.Text.Json.Serialization;

namespace TemplateWorker.Protocol.Messages;

/// <summary>An error of a template as the sandbox reports it, before the host maps or shortens anything.</summary>
/// <param name="Name">The error's class, such as <c>TypeError</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">The engine's stack, one frame a line; may be empty.</param>
/// <param name="Template">The template it belongs to, when known.</param>
/// <param name="File">The file it points at, when known.</param>
/// <param name="Line">1-based line in <paramref name="File"/>, 0 when unknown.</param>
/// <param name="Column">1-based column, 0 when unknown.</param>
public sealed record ScriptErrorReport(
    string Name, string Message, string Stack, string? Template = null, string? File = null, int Line = 0,
    int Column = 0)
{
    // What the SDK and the rules of templates allow; more comes only from a sandbox that is not ours any more.
    const int LongestName = 100;
    const int LongestFile = 203;

    /// <summary>Writes the report as UTF-8 JSON.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, ScriptErrorReportJson.Default.ScriptErrorReport);

    /// <summary>Reads a report that an untrusted sandbox wrote.</summary>
    /// <param name="utf8">UTF-8 JSON.</param>
    /// <returns>The report; text that is no report becomes the message of one, so that nothing is lost. Its names are plain and short.</returns>
    public static ScriptErrorReport Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var report = JsonSerializer.Deserialize(utf8, ScriptErrorReportJson.Default.ScriptErrorReport);
            if (report is { Name: not null, Message: not null, Stack: not null })
            {
                return report with
                {
                    Name = PlainLine.Of(report.Name, LongestName),
                    Template = report.Template is { } template ? PlainLine.Of(template, LongestName) : null,
                    File = report.File is { } file ? PlainLine.Of(file, LongestFile) : null,
                };
            }
        }
        catch (JsonException)
        {
            // Falls through to the text as it came.
        }
        return new ScriptErrorReport("Error", System.Text.Encoding.UTF8.GetString(utf8), "");
    }
}

[JsonSerializable(typeof(ScriptErrorReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
sealed partial class ScriptErrorReportJson : JsonSerializerContext;
