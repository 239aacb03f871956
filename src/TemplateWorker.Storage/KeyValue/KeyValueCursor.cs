using System.Buffers.Text;
using System.Text.Json;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>The last record of a page as opaque text: key, then scopes, as a JSON array in base64url.</summary>
static class KeyValueCursor
{
    public static string Format(KeyValueRecord last)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(last.Key);
            foreach (var scope in last.Scopes)
                json.WriteStringValue(scope);
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <exception cref="KeyValueException">It is not a cursor that was given out.</exception>
    public static (string Key, string[] Scopes) Parse(string cursor)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            var texts = document.RootElement.EnumerateArray().Select(item => item.GetString() ?? throw new FormatException()).ToArray();
            return (texts[0], texts[1..]);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new KeyValueException(KeyValueProblem.BadQuery, "The cursor is not one that an earlier page of this search gave out.", exception);
        }
    }
}
