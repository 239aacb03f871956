using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Testing.OpenApi;

/// <summary>
/// Checks values by the part of JSON Schema that Discord's description uses. Alternatives of a <c>oneOf</c> may overlap
/// there, so one that fits is enough. In requests a number may be text and an id a number: Discord takes both.
/// </summary>
sealed class SchemaCheck(DiscordDescription description, bool isRequest)
{
    // It has the codes of form errors as numbers, where Discord answers with names.
    const string FormErrors = "#/components/schemas/ErrorDetails";

    public static IReadOnlyList<string> FaultsOf(
        DiscordDescription description, JsonElement schema, JsonElement value, bool isRequest)
    {
        var faults = new SchemaFaults();
        new SchemaCheck(description, isRequest).Check(schema, value, "$", faults);
        return faults.Texts;
    }

    void Check(JsonElement schema, JsonElement value, string place, SchemaFaults faults)
    {
        if (schema.TryGetProperty("$ref", out var reference) && reference.GetString() == FormErrors)
            return;
        schema = description.Resolve(schema);
        var before = faults.Distance;
        CheckKind(schema, value, place, faults);
        if (faults.Distance > before)
            return;

        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
                Check(part, value, place, faults);
        }

        if (schema.TryGetProperty("oneOf", out var alternatives) || schema.TryGetProperty("anyOf", out alternatives))
            CheckAlternatives(alternatives, value, place, faults);

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, place, faults);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, place, faults);
                break;
            case JsonValueKind.String:
                ScalarCheck.Text(schema, value.GetString()!, place, faults);
                break;
            case JsonValueKind.Number:
                ScalarCheck.Number(schema, value, place, faults);
                break;
        }
    }

    void CheckKind(JsonElement schema, JsonElement value, string place, SchemaFaults faults)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            var kinds = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(TextOf).ToArray() : [TextOf(type)];
            if (!Array.Exists(kinds, kind => IsOf(kind, value)) && !(isRequest && IsTakenFor(kinds, schema, value)))
                faults.AddOtherType($"{place} is {ShortText(value)}, not of type {string.Join(" or ", kinds)}");
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            faults.AddOtherConstant($"{place} is {ShortText(value)}, not {constant.GetRawText()}");
        if (schema.TryGetProperty("enum", out var choices)
            && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
            faults.AddOtherConstant($"{place} is {ShortText(value)}, none of {choices.GetRawText()}");
    }

    void CheckAlternatives(JsonElement alternatives, JsonElement value, string place, SchemaFaults faults)
    {
        SchemaFaults? nearest = null;
        foreach (var alternative in alternatives.EnumerateArray())
        {
            var found = new SchemaFaults();
            Check(alternative, value, place, found);
            if (found.Distance == 0)
                return;
            if (nearest is null || found.Distance < nearest.Distance)
                nearest = found;
        }

        if (nearest is not null)
            faults.Add(nearest);
    }

    void CheckObject(JsonElement schema, JsonElement value, string place, SchemaFaults faults)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(TextOf).Where(name => !value.TryGetProperty(name, out _)))
                faults.Add($"{place} lacks {name}");
        }

        var isDescribed = schema.TryGetProperty("properties", out var properties);
        var isOpen = !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind == JsonValueKind.True;
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            if (isDescribed && properties.TryGetProperty(property.Name, out var known))
                Check(known, property.Value, $"{place}.{property.Name}", faults);
            else if (others.ValueKind == JsonValueKind.Object)
                Check(others, property.Value, $"{place}.{property.Name}", faults);
            else if (!isOpen)
                faults.Add($"{place} has {property.Name}, which is not described");
        }

        ScalarCheck.Bounds(schema, "minProperties", "maxProperties", count, $"{place}: the number of fields", faults);
    }

    void CheckArray(JsonElement schema, JsonElement value, string place, SchemaFaults faults)
    {
        ScalarCheck.Bounds(schema, "minItems", "maxItems", value.GetArrayLength(), $"{place}: the length", faults);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean())
        {
            var seen = new HashSet<string>();
            foreach (var item in value.EnumerateArray().Where(item => !seen.Add(item.GetRawText())))
                faults.Add($"{place} has {ShortText(item)} twice");
        }

        if (!schema.TryGetProperty("items", out var items))
            return;
        foreach (var (index, item) in value.EnumerateArray().Index())
            Check(items, item, $"{place}[{index}]", faults);
    }

    static bool IsOf(string kind, JsonElement value) => kind switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"The description names the type \"{kind}\"."),
    };

    static bool IsTakenFor(string[] kinds, JsonElement schema, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => kinds.Contains("integer") && long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        JsonValueKind.Number => kinds.Contains("string") && schema.TryGetProperty("format", out var format)
            && format.GetString() == "snowflake",
        _ => false,
    };

    static string TextOf(JsonElement text) => text.GetString()!;

    static string ShortText(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
