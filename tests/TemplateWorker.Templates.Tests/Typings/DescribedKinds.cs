using System.Text.Json;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>What Discord's OpenAPI description says of fields and values, as kinds of JSON.</summary>
sealed class DescribedKinds(DiscordDescription description)
{
    /// <summary>Kinds of JSON that each field may have; "any" where the description does not say.</summary>
    public IEnumerable<(string Field, HashSet<string> Kinds)> FieldsOf(string schema) =>
        description.Schema(schema).GetProperty("properties").EnumerateObject()
            .Select(property => (property.Name, KindsOf(property.Value)));

    /// <summary>The values that a schema lists.</summary>
    public IEnumerable<string> ValuesOf(string schema) =>
        description.Schema(schema).GetProperty("oneOf").EnumerateArray()
            .Select(value => value.GetProperty("const").GetString()!);

    HashSet<string> KindsOf(JsonElement type)
    {
        var kinds = new HashSet<string>();
        Collect(type, kinds);
        kinds.Remove("null");
        return kinds;
    }

    void Collect(JsonElement type, HashSet<string> kinds)
    {
        if (type.TryGetProperty("$ref", out var reference))
        {
            Collect(description.Schema(reference.GetString()!.Split('/')[^1]), kinds);
        }
        else if (type.TryGetProperty("oneOf", out var parts) || type.TryGetProperty("anyOf", out parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                Collect(part, kinds);
            }
        }
        else if (!type.TryGetProperty("type", out var name))
        {
            kinds.Add(type.TryGetProperty("const", out var value) ? KindOf(value) : "any");
        }
        else if (name.ValueKind == JsonValueKind.Array)
        {
            kinds.UnionWith(name.EnumerateArray().Select(NameOf));
        }
        else
        {
            kinds.Add(NameOf(name));
        }
    }

    static string NameOf(JsonElement word) => word.GetString() is "integer" ? "number" : word.GetString()!;

    static string KindOf(JsonElement value) => value.ValueKind == JsonValueKind.Number ? "number" : "string";
}
