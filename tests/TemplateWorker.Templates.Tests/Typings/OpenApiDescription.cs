using System.Text.Json;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>Discord's OpenAPI description, where somebody has put it: it is no part of the repository.</summary>
sealed class OpenApiDescription(JsonElement schemas)
{
    const string Variable = "DISCORD_OPENAPI";

    public static OpenApiDescription? Find()
    {
        var path = Environment.GetEnvironmentVariable(Variable)
            ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "discord-openapi.json"));
        return File.Exists(path)
            ? new(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty("components").GetProperty("schemas"))
            : null;
    }

    /// <summary>Kinds of JSON that each field may have; "any" where the description does not say.</summary>
    public IEnumerable<(string Field, HashSet<string> Kinds)> FieldsOf(string schema) =>
        schemas.GetProperty(schema).GetProperty("properties").EnumerateObject()
            .Select(property => (property.Name, KindsOf(property.Value)));

    /// <summary>The values that a schema lists.</summary>
    public IEnumerable<string> ValuesOf(string schema) =>
        schemas.GetProperty(schema).GetProperty("oneOf").EnumerateArray()
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
            Collect(schemas.GetProperty(reference.GetString()!.Split('/')[^1]), kinds);
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
