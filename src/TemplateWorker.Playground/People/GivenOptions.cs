using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.People;

/// <summary>Reads the values of a command's options: an object of values by name, or Discord's list of name and value.</summary>
static class GivenOptions
{
    /// <exception cref="PersonActionException">It is neither.</exception>
    public static Dictionary<string, JsonElement> Read(JsonElement? given) => given switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } values => values.EnumerateObject().ToDictionary(Name, property => property.Value),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().ToDictionary(Name, Value),
        _ => throw Invalid(),
    };

    static string Name(JsonProperty property) => property.Name;

    static string Name(JsonElement option) => option.Text("name") ?? throw Invalid();

    // A sub-command of the list holds options of its own; they become the object that stands for it elsewhere.
    static JsonElement Value(JsonElement option) => option.Items("options") is { } nested
        ? JsonSerializer.SerializeToElement(Read(nested))
        : option.Member("value") ?? JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>());

    static PersonActionException Invalid() => new(
        PersonActionFailure.Invalid,
        "\"options\" is an object of values by name, or a list of {\"name\", \"value\"}.");
}
