using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Records and what else the key-value store gives, as templates get it.</summary>
static class KeyValueJson
{
    // The parts are JSON of our own making, values were checked when they were stored; the reader is a JSON parser.
    static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON's null.</summary>
    public static ReadOnlyMemory<byte> Null { get; } = "null"u8.ToArray();

    /// <summary>JSON's true and false.</summary>
    public static ReadOnlyMemory<byte> Of(bool value) => value ? True : False;

    static readonly ReadOnlyMemory<byte> True = "true"u8.ToArray();
    static readonly ReadOnlyMemory<byte> False = "false"u8.ToArray();

    /// <summary>A record.</summary>
    public static ReadOnlyMemory<byte> Of(KeyValueRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(record.Value.Length + 384);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, record);
        return buffer.WrittenMemory;
    }

    /// <summary>A page of records.</summary>
    public static ReadOnlyMemory<byte> Of(KeyValuePage page)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("records"u8);
            foreach (var record in page.Records)
                Write(json, record);
            json.WriteEndArray();
            json.WriteString("cursor"u8, page.Cursor);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>A list of texts.</summary>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            WriteTexts(json, texts);
        return buffer.WrittenMemory;
    }

    /// <summary>What became of a transaction.</summary>
    public static ReadOnlyMemory<byte> Of(KeyValueTransactionResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteBoolean("committed"u8, result.IsCommitted);
            if (result.Failed is { } failed)
                json.WriteNumber("failed"u8, failed);
            else
                json.WriteNull("failed"u8);
            json.WriteStartArray("results"u8);
            foreach (var step in result.Results)
                Write(json, step);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>A score, or a number of things.</summary>
    public static ReadOnlyMemory<byte> Of(double number)
    {
        var buffer = new ArrayBufferWriter<byte>(32);
        using (var json = new Utf8JsonWriter(buffer, Options))
            json.WriteNumberValue(number);
        return buffer.WrittenMemory;
    }

    /// <summary>A member's score and rank.</summary>
    public static ReadOnlyMemory<byte> Of(SortedEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteScore(json, entry);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>A part of a sorted list.</summary>
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<SortedEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("member"u8, entry.Member);
                WriteScore(json, entry);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return buffer.WrittenMemory;
    }

    static void WriteScore(Utf8JsonWriter json, SortedEntry entry)
    {
        json.WriteNumber("score"u8, entry.Score);
        json.WriteNumber("rank"u8, entry.Rank);
    }

    static void Write(Utf8JsonWriter json, KeyValueOperationResult step)
    {
        if (step.Held is { } held)
            json.WriteBooleanValue(held);
        else if (step.Sum.IsEmpty)
            json.WriteNullValue();
        else
            json.WriteRawValue(step.Sum.Span, skipInputValidation: true);
    }

    static void Write(Utf8JsonWriter json, KeyValueRecord record)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, record.Id);
        json.WriteString("key"u8, record.Key);
        json.WritePropertyName("value"u8);
        json.WriteRawValue(record.Value.Span, skipInputValidation: true);
        json.WritePropertyName("scopes"u8);
        WriteTexts(json, record.Scopes);
        json.WriteString("created_at"u8, record.CreatedAt);
        json.WriteString("last_updated_at"u8, record.LastUpdatedAt);
        if (record.ExpiresAt is { } expiresAt)
            json.WriteString("expires_at"u8, expiresAt);
        else
            json.WriteNull("expires_at"u8);
        json.WriteEndObject();
    }

    static void WriteTexts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
