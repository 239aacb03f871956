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
        { ValueKind: JsonValueKind.Object } values => OfObject(values),
        { ValueKind: JsonValueKind.Array } list => OfList(list),
        _ => throw Invalid(),
    };

    /// <summary>Reads the members of an object; of two with one name the last counts.</summary>
    public static Dictionary<string, JsonElement> OfObject(JsonElement values)
    {
        var options = new Dictionary<string, JsonElement>();
        foreach (var property in values.EnumerateObject())
            options[property.Name] = property.Value;
        return options;
    }

    static Dictionary<string, JsonElement> OfList(JsonElement list)
    {
        var options = new Dictionary<string, JsonElement>();
        foreach (var option in list.EnumerateArray())
            options[option.Text("name") ?? throw Invalid()] = ValueOf(option);
        return options;
    }

    // A sub-command of the list holds options of its own; they become the object that stands for it elsewhere.
    static JsonElement ValueOf(JsonElement option)
    {
        if (option.TryGetProperty("value", out var value))
            return value;
        return JsonSerializer.SerializeToElement(Read(option.Items("options")));
    }

    static PersonActionException Invalid() => new(
        PersonActionFailure.Invalid,
        "\"options\" is an object of values by name, or a list of {\"name\", \"value\"}.");
}
