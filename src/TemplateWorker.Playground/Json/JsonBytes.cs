using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TemplateWorker.Playground.Json;

/// <summary>Writes a payload once into a byte array that everybody shares.</summary>
static class JsonBytes
{
    static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    static ArrayBufferWriter<byte>? _buffer;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        // A payload made of other payloads writes while the outer one does, so the buffer is taken, not shared.
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(4096);
        _buffer = null;
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer, state);
        var bytes = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        _buffer = buffer;
        return bytes;
    }

    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    /// <summary>Parses what a client sent. Every string of the result can be read as text.</summary>
    /// <exception cref="JsonException">It is no JSON, no UTF-8, or a string holds half of a surrogate pair.</exception>
    public static JsonElement ParseForeign(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
            throw new JsonException("The text is not UTF-8.");
        var reader = new Utf8JsonReader(bytes.Span);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                CheckEscapes(reader);
        }

        return Parse(bytes);
    }

    static void CheckEscapes(in Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException fault)
        {
            throw new JsonException("A string holds half of a surrogate pair.", fault);
        }
    }
}
