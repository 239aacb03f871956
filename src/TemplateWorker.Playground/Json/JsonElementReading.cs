using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>Reads members that may be absent or of another kind.</summary>
static class JsonElementReading
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int? Int32(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : null;

    public static bool Flag(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True };

    public static JsonElement? Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value : null;

    public static Snowflake? Id(this JsonElement element, string name) =>
        element.Member(name) switch
        {
            { ValueKind: JsonValueKind.String } text when Snowflake.TryParse(text.GetString(), out var id) => id,
            { ValueKind: JsonValueKind.Number } number when number.TryGetUInt64(out var value) => new Snowflake(value),
            _ => null,
        };
}
