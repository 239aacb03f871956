using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>Canonical JSON of parts of a command: one order of fields, and nothing that Discord would assume anyway.</summary>
static class OptionForm
{
    /// <summary>Options, or choices, with all that they hold.</summary>
    /// <returns>Null when there are none.</returns>
    public static string? OfAll(JsonElement list) => IsFilled(list) ? Write(json => WriteList(json, list)) : null;

    /// <summary>Texts by locale.</summary>
    /// <returns>Null when there are none.</returns>
    public static string? OfTexts(JsonElement texts) =>
        texts.ValueKind == JsonValueKind.Object && texts.EnumerateObject().Any() ? Write(json => WriteTexts(json, texts)) : null;

    /// <summary>A set of whole numbers, whatever their order.</summary>
    /// <returns>Null when there are none.</returns>
    public static string? OfNumbers(JsonElement numbers) => IsFilled(numbers) ? Write(json => WriteNumbers(json, numbers)) : null;

    static bool IsFilled(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void WriteList(Utf8JsonWriter json, JsonElement list)
    {
        json.WriteStartArray();
        foreach (var part in list.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var property in part.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                WriteField(json, property);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteField(Utf8JsonWriter json, JsonProperty property)
    {
        var (name, value) = (property.Name, property.Value);
        switch (name)
        {
            case "type" or "name" or "description" or "value" or "min_value" or "max_value" or "min_length" or "max_length" when value.ValueKind != JsonValueKind.Null:
                json.WritePropertyName(name);
                WriteValue(json, value);
                break;
            case "required" or "autocomplete" when value.ValueKind == JsonValueKind.True:
                json.WriteBoolean(name, true);
                break;
            case "options" or "choices" when IsFilled(value):
                json.WritePropertyName(name);
                WriteList(json, value);
                break;
            case "channel_types" when IsFilled(value):
                json.WritePropertyName(name);
                WriteNumbers(json, value);
                break;
            case "name_localizations" or "description_localizations" when value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any():
                json.WritePropertyName(name);
                WriteTexts(json, value);
                break;
        }
    }

    // 1 and 1.0 are the same bound; a double holds every number that Discord takes.
    static void WriteValue(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            json.WriteNumberValue(value.GetDouble());
        }
        else
        {
            value.WriteTo(json);
        }
    }

    static void WriteTexts(Utf8JsonWriter json, JsonElement texts)
    {
        json.WriteStartObject();
        foreach (var text in texts.EnumerateObject().OrderBy(text => text.Name, StringComparer.Ordinal))
        {
            text.WriteTo(json);
        }

        json.WriteEndObject();
    }

    static void WriteNumbers(Utf8JsonWriter json, JsonElement numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers.EnumerateArray().Select(number => number.GetInt32()).Distinct().Order())
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
