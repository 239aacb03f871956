using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.TestRunner.Actions;

/// <summary>Reads the arguments of an action, a JSON array that a test wrote.</summary>
/// <param name="method">The action, for errors.</param>
/// <param name="array">The action's name and the arguments.</param>
sealed class ActionArguments(string method, JsonElement array)
{
    int _next = 1;

    /// <summary>Reads text.</summary>
    public string Text(string name) => Next() is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Wrong(name, "a text");

    /// <summary>Reads an id.</summary>
    public Snowflake Id(string name) => OptionalId(name) ?? throw Wrong(name, "an id");

    /// <summary>Reads an id that may be null.</summary>
    public Snowflake? OptionalId(string name) => Next() switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text when Snowflake.TryParse(text.GetString(), out var id) => id,
        _ => throw Wrong(name, "an id"),
    };

    /// <summary>Reads a number.</summary>
    public double Number(string name) => Next() is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : throw Wrong(name, "a number");

    /// <summary>Reads true or false.</summary>
    public bool Flag(string name) => Next() is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : throw Wrong(name, "true or false");

    /// <summary>Reads an object as it is.</summary>
    public JsonElement Object(string name) => Next() is { ValueKind: JsonValueKind.Object } value ? value : throw Wrong(name, "an object");

    /// <summary>Reads an array as it is.</summary>
    public JsonElement Array(string name) => Next() is { ValueKind: JsonValueKind.Array } value ? value : throw Wrong(name, "an array");

    /// <summary>Reads an object's properties by name.</summary>
    public Dictionary<string, JsonElement> Values(string name) =>
        Object(name).EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone());

    /// <summary>Reads an array of texts.</summary>
    public List<string> Texts(string name) =>
        [.. Array(name).EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "texts"))];

    JsonElement Next() => _next < array.GetArrayLength() ? array[_next++] : default;

    ActionException Wrong(string name, string expected) => new($"{method}: '{name}' must be {expected}.");
}
