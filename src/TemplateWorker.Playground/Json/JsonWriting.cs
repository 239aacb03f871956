using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>The spellings that Discord gives to ids, times and bit sets.</summary>
static class JsonWriting
{
    public static void WriteId(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Snowflake id)
    {
        writer.WritePropertyName(name);
        writer.WriteIdValue(id);
    }

    public static void WriteId(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Snowflake? id)
    {
        if (id is { } value)
            writer.WriteId(name, value);
        else
            writer.WriteNull(name);
    }

    public static void WriteIdValue(this Utf8JsonWriter writer, Snowflake id)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(id.Value, digits, out var length);
        writer.WriteStringValue(digits[..length]);
    }

    public static void WriteIds(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<Snowflake> ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids)
            writer.WriteIdValue(id);
        writer.WriteEndArray();
    }

    public static void WriteBits(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, GuildPermissions bits) =>
        writer.WriteId(name, new Snowflake((ulong)bits));

    public static void WriteTime(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is not { } value)
        {
            writer.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[32];
        value.UtcDateTime.TryFormat(
            text, out var length, "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    public static void WriteNulls(this Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            writer.WriteNull(name);
    }

    public static void WriteEmptyArrays(this Utf8JsonWriter writer, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }
    }

    public static void WriteElement(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? element)
    {
        writer.WritePropertyName(name);
        if (element is { } value)
            value.WriteTo(writer);
        else
            writer.WriteNullValue();
    }

    public static void WriteArrayOrEmpty(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? array)
    {
        writer.WritePropertyName(name);
        if (array is { ValueKind: JsonValueKind.Array } value)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        writer.WriteEndArray();
    }
}
