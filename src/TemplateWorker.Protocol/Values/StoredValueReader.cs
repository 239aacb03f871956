using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Protocol.Values;

/// <summary>Reads value encoding v2 in either form. The input is not trusted.</summary>
public static class StoredValueReader
{
    /// <summary>Reads one value and nothing after it.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="form">Which of the two forms it has.</param>
    /// <exception cref="StoredValueException">It is no value, or one beyond <see cref="StoredValueLimits"/>.</exception>
    public static StoredValue Read(ReadOnlySpan<byte> json, StoredValueForm form)
    {
        if (json.Length > StoredValueLimits.MaxBytes)
            throw new StoredValueException($"A value of {json.Length} bytes exceeds the {StoredValueLimits.MaxBytes} that are read.");
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StoredValueLimits.MaxJsonDepth });
        try
        {
            Advance(ref reader);
            var value = ReadValue(ref reader, form, depth: 1);
            return reader.Read() ? throw new StoredValueException("More JSON follows the value.") : value;
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

    static StoredValue ReadValue(ref Utf8JsonReader reader, StoredValueForm form, int depth)
    {
        if (depth > StoredValueLimits.MaxDepth)
            throw new StoredValueException($"A value is nested deeper than {StoredValueLimits.MaxDepth} levels.");
        if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(StoredValueKind.Null))
            return new StoredValue.Null();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new StoredValueException("A value is an object with its kind as the only property, or \"Null\".");

        Advance(ref reader);
        if (reader.TokenType != JsonTokenType.PropertyName)
            throw new StoredValueException("A value names no kind.");
        var kind = reader.GetString()!;
        Advance(ref reader);
        var value = ReadContent(ref reader, kind, form, depth);
        Advance(ref reader);
        return reader.TokenType == JsonTokenType.EndObject ? value : throw new StoredValueException("A value names more than one kind.");
    }

    static StoredValue ReadContent(ref Utf8JsonReader reader, string kind, StoredValueForm form, int depth) => kind switch
    {
        StoredValueKind.Text => new StoredValue.Text(ReadText(ref reader)),
        StoredValueKind.Integer => new StoredValue.Integer(ReadInt64(ref reader, form)),
        StoredValueKind.UnsignedInteger => new StoredValue.UnsignedInteger(ReadUInt64(ref reader, form)),
        StoredValueKind.Float => new StoredValue.Float(ReadDouble(ref reader)),
        StoredValueKind.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False =>
            new StoredValue.Boolean(reader.GetBoolean()),
        StoredValueKind.Buffer => new StoredValue.Buffer(ReadBytes(ref reader)),
        StoredValueKind.Vector => ReadVector(ref reader),
        StoredValueKind.List => new StoredValue.List(ReadItems(ref reader, form, depth + 1)),
        StoredValueKind.Map => ReadMap(ref reader, form, depth),
        StoredValueKind.Timestamp => ReadTimestamp(ref reader, form),
        StoredValueKind.Interval => ReadInterval(ref reader, form),
        StoredValueKind.TimeZone when ReadText(ref reader) is var name && TimeZoneName.IsValid(name) => new StoredValue.TimeZone(name),
        StoredValueKind.LazyStringMap => ReadStringMap(ref reader),
        StoredValueKind.Boolean or StoredValueKind.TimeZone => throw Malformed(kind),
        _ => throw new StoredValueException("A value is of an unknown kind."),
    };

    static StoredValue.Vector ReadVector(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.Vector);
        Span<double> coordinates = stackalloc double[3];
        for (var i = 0; i < coordinates.Length; i++)
        {
            Advance(ref reader);
            coordinates[i] = ReadDouble(ref reader);
        }
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.EndArray, StoredValueKind.Vector);
        return new StoredValue.Vector(coordinates[0], coordinates[1], coordinates[2]);
    }

    static ImmutableArray<byte> ReadBytes(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.Buffer);
        var bytes = ImmutableArray.CreateBuilder<byte>();
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndArray; Advance(ref reader))
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetByte(out var value))
                throw Malformed(StoredValueKind.Buffer);
            bytes.Add(value);
        }
        return bytes.DrainToImmutable();
    }

    static ImmutableArray<StoredValue> ReadItems(ref Utf8JsonReader reader, StoredValueForm form, int depth)
    {
        Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.List);
        var items = ImmutableArray.CreateBuilder<StoredValue>();
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndArray; Advance(ref reader))
            items.Add(ReadValue(ref reader, form, depth));
        return items.DrainToImmutable();
    }

    static StoredValue.Map ReadMap(ref Utf8JsonReader reader, StoredValueForm form, int depth)
    {
        Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.Map);
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<StoredValue, StoredValue>>();
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndArray; Advance(ref reader))
        {
            Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.Map);
            Advance(ref reader);
            var key = ReadValue(ref reader, form, depth + 1);
            Advance(ref reader);
            entries.Add(new(key, ReadValue(ref reader, form, depth + 1)));
            Advance(ref reader);
            Expect(ref reader, JsonTokenType.EndArray, StoredValueKind.Map);
        }
        return new StoredValue.Map(entries.DrainToImmutable());
    }

    static StoredValue.Timestamp ReadTimestamp(ref Utf8JsonReader reader, StoredValueForm form)
    {
        var text = ReadText(ref reader);
        if (!Rfc3339Time.IsValid(text))
            throw Malformed(StoredValueKind.Timestamp);
        return new StoredValue.Timestamp(form == StoredValueForm.Wire ? Rfc3339Time.WithShortestFraction(text) : text);
    }

    static StoredValue.Interval ReadInterval(ref Utf8JsonReader reader, StoredValueForm form)
    {
        Expect(ref reader, JsonTokenType.StartArray, StoredValueKind.Interval);
        Advance(ref reader);
        var seconds = ReadInt64(ref reader, form);
        Advance(ref reader);
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var nanoseconds)
            || nanoseconds is < 0 or >= StoredValueLimits.NanosecondsPerSecond)
        {
            throw Malformed(StoredValueKind.Interval);
        }
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.EndArray, StoredValueKind.Interval);
        return new StoredValue.Interval(seconds, nanoseconds);
    }

    static StoredValue.LazyStringMap ReadStringMap(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, StoredValueKind.LazyStringMap);
        var entries = ImmutableSortedDictionary.CreateBuilder<string, string>(StoredValue.LazyStringMap.NameComparer);
        for (Advance(ref reader); reader.TokenType != JsonTokenType.EndObject; Advance(ref reader))
        {
            var name = WithoutNul(reader.GetString()!);
            Advance(ref reader);
            entries[name] = ReadText(ref reader);
        }
        return new StoredValue.LazyStringMap(entries.ToImmutable());
    }

    static long ReadInt64(ref Utf8JsonReader reader, StoredValueForm form)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
            return number;
        if (form == StoredValueForm.Wire && reader.TokenType == JsonTokenType.String
            && long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }
        throw Malformed(StoredValueKind.Integer);
    }

    static ulong ReadUInt64(ref Utf8JsonReader reader, StoredValueForm form)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var number))
            return number;
        if (form == StoredValueForm.Wire && reader.TokenType == JsonTokenType.String
            && ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }
        throw Malformed(StoredValueKind.UnsignedInteger);
    }

    static double ReadDouble(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        JsonTokenType.Number when reader.TryGetDouble(out var number) => number,
        _ => throw Malformed(StoredValueKind.Float),
    };

    static string ReadText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
            ? WithoutNul(reader.GetString()!)
            : throw new StoredValueException("A value holds something else where a text belongs.");

    static string WithoutNul(string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new StoredValueException("A text holds the character U+0000, which PostgreSQL cannot store; keep such data in a buffer.")
            : text;

    static void Expect(ref Utf8JsonReader reader, JsonTokenType token, string kind)
    {
        if (reader.TokenType != token)
            throw Malformed(kind);
    }

    static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new StoredValueException("A value ends too early.");
    }

    static StoredValueException Malformed(string kind) => new($"A value of kind {kind} is malformed.");
}
