using System.Runtime.InteropServices;
using System.Text.Json;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Reads the operations of <c>kv.transaction</c>, which an untrusted process wrote.</summary>
static class KeyValueOperationReader
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = ArgumentReader.MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads all of them.</summary>
    /// <param name="json">A JSON array.</param>
    /// <exception cref="HostCallException">One of them is malformed; the error says which.</exception>
    public static IReadOnlyList<KeyValueOperation> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Read)]
                : throw HostCallException.Malformed("kv.transaction: 'operations' must be a list.");
        }
        catch (JsonException e)
        {
            throw HostCallException.Malformed($"kv.transaction: the operations are not JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            throw HostCallException.Malformed("kv.transaction: the name of a property is not well-formed text.");
        }
    }

    static KeyValueOperation Read(JsonElement operation, int place)
    {
        if (operation.ValueKind != JsonValueKind.Object)
            throw Malformed(place, "it is no object");
        var kind = OptionalText(operation, "op", place);
        var key = OptionalText(operation, "key", place) ?? throw Malformed(place, "'key' must be text");
        var address = new KeyValueAddress(key, Scopes(operation, place));
        switch (kind)
        {
            case "set":
                Allow(operation, place, "value", "ttl");
                return KeyValueOperation.Set(address, Value(operation, "value", place), TimeToLive.Of(Seconds(operation, place)));
            case "delete":
                Allow(operation, place);
                return KeyValueOperation.Delete(address);
            case "increment":
                Allow(operation, place, "by");
                return KeyValueOperation.Increment(address, Value(operation, "by", place));
            case "check":
                Allow(operation, place, "absent", "present", "equals");
                return KeyValueOperation.Check(address, Condition(operation, place));
            default:
                throw Malformed(place, "'op' must be set, delete, increment or check");
        }
    }

    static KeyValueCondition Condition(JsonElement operation, int place)
    {
        var isAbsent = Flag(operation, "absent", place);
        var isPresent = Flag(operation, "present", place);
        var hasValue = operation.TryGetProperty("equals", out _);
        return (isAbsent, isPresent, hasValue) switch
        {
            (true, false, false) => KeyValueCondition.Absent,
            (false, true, false) => KeyValueCondition.Present,
            (false, false, true) => KeyValueCondition.EqualTo(Value(operation, "equals", place)),
            _ => throw Malformed(place, "a check says one of absent: true, present: true and equals: value"),
        };
    }

    static bool Flag(JsonElement operation, string name, int place) =>
        operation.TryGetProperty(name, out var value)
        && (value.ValueKind == JsonValueKind.True ? true : throw Malformed(place, $"'{name}' must be true"));

    static ReadOnlyMemory<byte> Value(JsonElement operation, string name, int place) => operation.TryGetProperty(name, out var value)
        ? JsonMarshal.GetRawUtf8Value(value).ToArray()
        : throw Malformed(place, $"'{name}' must be a value");

    static double? Seconds(JsonElement operation, int place) => Find(operation, "ttl") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var seconds) => seconds,
        _ => throw Malformed(place, "'ttl' must be a number"),
    };

    static List<string>? Scopes(JsonElement operation, int place) => Find(operation, "scopes") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(scope => Text(scope, "scopes", place))],
        _ => throw Malformed(place, "'scopes' must be a list of texts"),
    };

    static string? OptionalText(JsonElement operation, string name, int place) =>
        Find(operation, name) is { } value ? Text(value, name, place) : null;

    static string Text(JsonElement value, string name, int place)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed(place, $"'{name}' must be text");
        }
        catch (InvalidOperationException)
        {
            throw Malformed(place, $"'{name}' must be well-formed text");
        }
    }

    // Null stands for what is left out.
    static JsonElement? Find(JsonElement operation, string name) =>
        operation.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static void Allow(JsonElement operation, int place, params ReadOnlySpan<string> names)
    {
        foreach (var property in operation.EnumerateObject())
        {
            if (property.Name is not ("op" or "key" or "scopes") && !names.Contains(property.Name))
                throw Malformed(place, $"it has no '{Checks.Shown.Short(property.Name)}'");
        }
    }

    static HostCallException Malformed(int place, string what) =>
        HostCallException.Malformed($"kv.transaction: operation {place} (from 0): {what}.");
}
