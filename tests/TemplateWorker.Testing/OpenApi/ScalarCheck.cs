using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TemplateWorker.Testing.OpenApi;

/// <summary>Checks texts and numbers by a schema.</summary>
static class ScalarCheck
{
    static readonly ConcurrentDictionary<string, Regex> Patterns = [];

    public static void Text(JsonElement schema, string text, string place, SchemaFaults faults)
    {
        Bounds(schema, "minLength", "maxLength", text.EnumerateRunes().Count(), $"{place}: the length", faults);
        if (schema.TryGetProperty("pattern", out var pattern)
            && !Patterns.GetOrAdd(pattern.GetString()!, static found => new Regex(found, RegexOptions.CultureInvariant)).IsMatch(text))
            faults.Add($"{place} is \"{text}\", which does not match {pattern}");
        if (schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString()!, text))
            faults.Add($"{place} is \"{text}\", no {format}");
    }

    public static void Number(JsonElement schema, JsonElement value, string place, SchemaFaults faults)
    {
        Bounds(schema, "minimum", "maximum", value.GetDouble(), place, faults);
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "int32" && !value.TryGetInt32(out _))
            faults.Add($"{place} is {value}, no int32");
    }

    public static void Bounds(JsonElement schema, string least, string most, double value, string what, SchemaFaults faults)
    {
        if (schema.TryGetProperty(least, out var min) && value < min.GetDouble())
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {value}, less than {min}"));
        if (schema.TryGetProperty(most, out var max) && value > max.GetDouble())
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is {value}, more than {max}"));
    }

    static bool HasFormat(string format, string text) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "snowflake" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => true,
    };
}
