using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>How long a value is as PostgreSQL prints it, which differs from how it was given to it.</summary>
static class PrintedSize
{
    /// <summary>The size in bytes.</summary>
    /// <param name="value">The value in stored form.</param>
    public static long Of(ReadOnlySpan<byte> value)
    {
        var json = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var (size, isFirst) = (0L, true);
        while (json.Read())
        {
            var isEnd = json.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
            // ", " before all but the first within brackets, and before no value that follows its name.
            if (!isFirst && !isEnd)
                size += 2;
            size += json.TokenType switch
            {
                JsonTokenType.PropertyName => OfText(json.GetString()!) + 2,
                JsonTokenType.String => OfText(json.GetString()!),
                JsonTokenType.Number => OfNumber(json.ValueSpan),
                JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.EndArray or JsonTokenType.EndObject => 1,
                _ => json.ValueSpan.Length,
            };
            isFirst = json.TokenType is JsonTokenType.PropertyName or JsonTokenType.StartArray or JsonTokenType.StartObject;
        }
        return size;
    }

    static long OfText(string text)
    {
        var size = 2L;
        foreach (var rune in text.EnumerateRunes())
        {
            size += rune.Value switch
            {
                '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
                < ' ' => 6,
                _ => rune.Utf8SequenceLength,
            };
        }
        return size;
    }

    // Printed without an exponent, with the digits behind the point that were given; zero has no sign.
    static long OfNumber(ReadOnlySpan<byte> number)
    {
        var exponentMark = number.IndexOfAny((byte)'E', (byte)'e');
        var digits = exponentMark < 0 ? number : number[..exponentMark];
        var exponent = exponentMark < 0 ? 0 : int.Parse(number[(exponentMark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = digits[0] == '-' ? 1 : 0;
        if (digits.IndexOfAnyInRange((byte)'1', (byte)'9') < 0)
            return digits.Length - sign;
        digits = digits[sign..];
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits.Length : point;
        var decimals = Math.Max(0, (point < 0 ? 0 : digits.Length - point - 1) - exponent);
        return sign + Math.Max(1, whole + exponent) + (decimals > 0 ? decimals + 1 : 0);
    }
}
