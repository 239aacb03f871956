using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Data;

/// <summary>Shows a value to people: a text as it is, else JSON; kinds that JSON does not have are shown as they are stored.</summary>
static class ShownValue
{
    /// <summary>The text.</summary>
    /// <param name="wire">The value in wire form.</param>
    public static string Of(ReadOnlyMemory<byte> wire) => StoredValueReader.Read(wire.Span, StoredValueForm.Wire) switch
    {
        StoredValue.Text text => text.Content,
        { } value => ToJson(value)?.ToJsonString(JsonLines.Readable) ?? "null",
    };

    static JsonNode? ToJson(StoredValue value) => value switch
    {
        StoredValue.Null => null,
        StoredValue.Text text => JsonValue.Create(text.Content),
        StoredValue.Boolean boolean => JsonValue.Create(boolean.Value),
        StoredValue.Integer integer => JsonValue.Create(integer.Value),
        StoredValue.UnsignedInteger integer => JsonValue.Create(integer.Value),
        StoredValue.Float number when double.IsFinite(number.Value) => JsonValue.Create(number.Value),
        StoredValue.List list => new JsonArray([.. list.Items.Select(ToJson)]),
        StoredValue.Map map when HasNames(map) => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(((StoredValue.Text)entry.Key).Content, ToJson(entry.Value)))),
        _ => JsonNode.Parse(Encoding.UTF8.GetString(StoredValueWriter.Write(value, StoredValueForm.Stored))),
    };

    static bool HasNames(StoredValue.Map map) =>
        map.Entries.All(entry => entry.Key is StoredValue.Text)
        && map.Entries.Select(entry => ((StoredValue.Text)entry.Key).Content).Distinct(StringComparer.Ordinal).Count() == map.Entries.Length;
}
