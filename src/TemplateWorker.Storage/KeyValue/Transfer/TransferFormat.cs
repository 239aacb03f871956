using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>
/// Writes keys and values as JSON Lines: a header, a line for each record and each member of a sorted list, and an end that
/// tells how many there were. docs/operating/data.md describes it.
/// </summary>
static class TransferFormat
{
    /// <summary>What the header's field <c>format</c> says.</summary>
    public const string Name = "templateworker-kv";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first line.</summary>
    public static byte[] Header(TenantId tenant, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("format", Name);
        json.WriteNumber("version", Version);
        json.WriteString("owner_type", tenant.OwnerTypeText);
        json.WriteString("owner_id", tenant.OwnerIdText);
        json.WriteString("exported_at", Text(now));
    });

    /// <summary>The last line.</summary>
    public static byte[] End(long records, long members) => Write(json =>
    {
        json.WriteBoolean("end", true);
        json.WriteNumber("records", records);
        json.WriteNumber("members", members);
    });

    /// <summary>A line between them.</summary>
    public static byte[] Of(TransferLine line) => Write(json =>
    {
        switch (line)
        {
            case TransferLine.Record record:
                WriteRecord(json, record);
                break;
            case TransferLine.Member member:
                json.WriteString("list", member.List);
                json.WriteString("member", member.Name);
                json.WritePropertyName("score");
                json.WriteRawValue(member.Score.ToString("R", CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
        }
    });

    static void WriteRecord(Utf8JsonWriter json, TransferLine.Record record)
    {
        json.WriteString("key", record.Key);
        json.WriteStartArray("scopes");
        foreach (var scope in record.Scopes)
            json.WriteStringValue(scope);
        json.WriteEndArray();
        json.WritePropertyName("value");
        if (record.Value is { } value)
            json.WriteRawValue(value.Span, skipInputValidation: true);
        else
            json.WriteNullValue();
        if (record.Id is not null)
            json.WriteString("id", record.Id);
        WriteTime(json, "created_at", record.CreatedAt);
        WriteTime(json, "last_updated_at", record.LastUpdatedAt);
        WriteTime(json, "expires_at", record.ExpiresAt);
    }

    static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteString(name, Text(known));
    }

    // To the microsecond, as PostgreSQL keeps times.
    static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    static byte[] Write(Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
