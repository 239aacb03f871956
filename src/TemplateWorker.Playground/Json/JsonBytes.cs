using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

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
}
