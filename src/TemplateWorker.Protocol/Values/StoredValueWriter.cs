using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TemplateWorker.Protocol.Values;

/// <summary>Writes value encoding v2 in either form, without white space.</summary>
public static class StoredValueWriter
{
    static readonly JsonWriterOptions Options = new()
    {
        // Values are never put into HTML; text stays as short as it can be.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = StoredValueLimits.MaxJsonDepth,
    };

    /// <summary>Writes one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="form">Which of the two forms.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(StoredValue value, StoredValueForm form)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, value, form);
        return buffer.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, StoredValue value, StoredValueForm form)
    {
        if (value is StoredValue.Null)
        {
            json.WriteStringValue(StoredValueKind.Null);
            return;
        }
        json.WriteStartObject();
        WriteContent(json, value, form);
        json.WriteEndObject();
    }

    static void WriteContent(Utf8JsonWriter json, StoredValue value, StoredValueForm form)
    {
        switch (value)
        {
            case StoredValue.Text text:
                json.WritePropertyName(StoredValueKind.Text);
                WriteText(json, text.Content);
                break;
            case StoredValue.Boolean boolean:
                json.WriteBoolean(StoredValueKind.Boolean, boolean.Value);
                break;
            case StoredValue.Integer integer:
                json.WritePropertyName(StoredValueKind.Integer);
                WriteInteger(json, integer.Value, form);
                break;
            case StoredValue.UnsignedInteger integer:
                json.WritePropertyName(StoredValueKind.UnsignedInteger);
                WriteInteger(json, integer.Value, form);
                break;
            case StoredValue.Float number:
                json.WritePropertyName(StoredValueKind.Float);
                WriteFloat(json, number.Value);
                break;
            case StoredValue.Vector vector:
                json.WriteStartArray(StoredValueKind.Vector);
                WriteFloat(json, vector.X);
                WriteFloat(json, vector.Y);
                WriteFloat(json, vector.Z);
                json.WriteEndArray();
                break;
            case StoredValue.Timestamp time:
                json.WriteString(StoredValueKind.Timestamp, time.Rfc3339);
                break;
            case StoredValue.Interval interval:
                json.WriteStartArray(StoredValueKind.Interval);
                WriteInteger(json, interval.Seconds, form);
                json.WriteNumberValue(interval.Nanoseconds);
                json.WriteEndArray();
                break;
            case StoredValue.TimeZone zone:
                json.WriteString(StoredValueKind.TimeZone, zone.Name);
                break;
            case StoredValue.Buffer buffer:
                json.WriteStartArray(StoredValueKind.Buffer);
                foreach (var octet in buffer.Bytes)
                    json.WriteNumberValue(octet);
                json.WriteEndArray();
                break;
            case StoredValue.List list:
                json.WriteStartArray(StoredValueKind.List);
                foreach (var item in list.Items)
                    Write(json, item, form);
                json.WriteEndArray();
                break;
            case StoredValue.Map map:
                json.WriteStartArray(StoredValueKind.Map);
                foreach (var (key, item) in map.Entries)
                {
                    json.WriteStartArray();
                    Write(json, key, form);
                    Write(json, item, form);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                break;
            case StoredValue.LazyStringMap map:
                json.WriteStartObject(StoredValueKind.LazyStringMap);
                foreach (var (name, text) in map.Entries)
                {
                    json.WritePropertyName(name);
                    WriteText(json, text);
                }
                json.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "The kinds of values are all known here.");
        }
    }

    static void WriteText(Utf8JsonWriter json, string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            json.WriteStringValue(text);
            return;
        }
        // The encoder would write each emoji as two escapes, three times its length.
        var raw = new StringBuilder(text.Length + 16).Append('"');
        foreach (var unit in text)
        {
            if (unit is '"' or '\\')
                raw.Append('\\').Append(unit);
            else if (unit < ' ')
                raw.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else
                raw.Append(unit);
        }
        json.WriteRawValue(raw.Append('"').ToString(), skipInputValidation: true);
    }

    static void WriteInteger(Utf8JsonWriter json, long number, StoredValueForm form)
    {
        if (form == StoredValueForm.Wire && number is > StoredValueLimits.MaxSafeInteger or < -StoredValueLimits.MaxSafeInteger)
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumberValue(number);
    }

    static void WriteInteger(Utf8JsonWriter json, ulong number, StoredValueForm form)
    {
        if (form == StoredValueForm.Wire && number > StoredValueLimits.MaxSafeInteger)
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumberValue(number);
    }

    static void WriteFloat(Utf8JsonWriter json, double number)
    {
        if (!double.IsFinite(number))
        {
            json.WriteNullValue();
            return;
        }
        Span<char> text = stackalloc char[40];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (text[..length].IndexOfAny('.', 'E') < 0)
        {
            ".0".CopyTo(text[length..]);
            length += 2;
        }
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
