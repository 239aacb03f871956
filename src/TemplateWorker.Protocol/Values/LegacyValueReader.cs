using System.Collections.Immutable;
using System.Text.Json;

namespace TemplateWorker.Protocol.Values;

/// <summary>
/// Reads value encoding v1: plain JSON in which special values are tagged objects. Databases are converted by the
/// migration <c>khronosvalue_v2</c>; this reader is for exports made before it.
/// </summary>
public static class LegacyValueReader
{
    const string TagName = "___khronosValType___";
    const string ContentName = "value";

    /// <summary>Reads one value.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <exception cref="StoredValueException">It is not JSON, or beyond <see cref="StoredValueLimits"/>.</exception>
    public static StoredValue Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > StoredValueLimits.MaxBytes)
            throw new StoredValueException($"A value of {json.Length} bytes exceeds the {StoredValueLimits.MaxBytes} that are read.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = StoredValueLimits.MaxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new StoredValueException("A value is not valid JSON or nested too deeply.", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new StoredValueException("A text of a value is not valid Unicode.", exception);
        }
    }

    static StoredValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new StoredValue.Boolean(element.GetBoolean()),
        JsonValueKind.Number when element.TryGetInt64(out var integer) => new StoredValue.Integer(integer),
        JsonValueKind.Number when element.TryGetUInt64(out var integer) => new StoredValue.UnsignedInteger(integer),
        JsonValueKind.Number => new StoredValue.Float(element.GetDouble()),
        JsonValueKind.String => new StoredValue.Text(element.GetString()!),
        JsonValueKind.Array => new StoredValue.List([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => ReadSpecial(element) ?? ReadMap(element),
        _ => new StoredValue.Null(),
    };

    static StoredValue.Map ReadMap(JsonElement element) => new([.. element.EnumerateObject().Select(ReadEntry)]);

    static KeyValuePair<StoredValue, StoredValue> ReadEntry(JsonProperty property) =>
        new(new StoredValue.Text(property.Name), Read(property.Value));

    static StoredValue? ReadSpecial(JsonElement element)
    {
        if (!element.TryGetProperty(TagName, out var tag) || tag.ValueKind != JsonValueKind.String
            || !element.TryGetProperty(ContentName, out var content))
        {
            return null;
        }
        return tag.GetString() switch
        {
            "buffer" => ReadBuffer(content),
            "vector" => ReadVector(content),
            "timestamptz" when content.ValueKind == JsonValueKind.String && Rfc3339Time.IsValid(content.GetString()!) =>
                new StoredValue.Timestamp(content.GetString()!),
            "interval" => ReadInterval(content),
            "timezone" when content.ValueKind == JsonValueKind.String && TimeZoneName.IsValid(content.GetString()!) =>
                new StoredValue.TimeZone(content.GetString()!),
            _ => null,
        };
    }

    static StoredValue.Buffer? ReadBuffer(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array)
            return null;
        var bytes = ImmutableArray.CreateBuilder<byte>(content.GetArrayLength());
        foreach (var item in content.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetByte(out var octet))
                return null;
            bytes.Add(octet);
        }
        return new StoredValue.Buffer(bytes.DrainToImmutable());
    }

    static StoredValue.Vector? ReadVector(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array || content.GetArrayLength() != 3
            || content.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
        {
            return null;
        }
        return new StoredValue.Vector(content[0].GetDouble(), content[1].GetDouble(), content[2].GetDouble());
    }

    static StoredValue.Interval? ReadInterval(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array || content.GetArrayLength() != 2
            || content.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number)
            || !content[0].TryGetInt64(out var seconds)
            || !content[1].TryGetInt32(out var nanoseconds)
            || nanoseconds is < 0 or >= StoredValueLimits.NanosecondsPerSecond)
        {
            return null;
        }
        return new StoredValue.Interval(seconds, nanoseconds);
    }
}
