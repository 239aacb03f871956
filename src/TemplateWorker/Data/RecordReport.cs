using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Data;

/// <summary>Tells of a record, for machines: the fields that an export has.</summary>
static class RecordReport
{
    /// <summary>The object.</summary>
    public static JsonObject ToJson(KeyValueRecord record)
    {
        var value = StoredValueWriter.Write(StoredValueReader.Read(record.Value.Span, StoredValueForm.Wire), StoredValueForm.Stored);
        return new JsonObject
        {
            ["key"] = record.Key,
            ["scopes"] = JsonLines.Of(record.Scopes),
            ["value"] = JsonNode.Parse(Encoding.UTF8.GetString(value)),
            ["id"] = record.Id,
            ["created_at"] = JsonLines.Of(record.CreatedAt),
            ["last_updated_at"] = JsonLines.Of(record.LastUpdatedAt),
            ["expires_at"] = record.ExpiresAt is { } time ? JsonLines.Of(time) : null,
        };
    }
}
