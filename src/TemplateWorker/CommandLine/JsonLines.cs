using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.CommandLine;

/// <summary>Prints what machines read: one JSON value a line.</summary>
static class JsonLines
{
    /// <summary>Text as people write it.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints one value.</summary>
    public static void Print(JsonNode value) => Console.WriteLine(value.ToJsonString(Readable));

    /// <summary>A list of texts.</summary>
    public static JsonArray Of(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    /// <summary>A time, as ISO 8601 in UTC.</summary>
    public static JsonNode Of(DateTimeOffset time) => JsonValue.Create(time.UtcDateTime);
}
