using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>The frame that asks for members (op 8).</summary>
static class MemberFrame
{
    /// <summary>Writes it.</summary>
    public static ReadOnlyMemory<byte> Write(ulong guildId, MemberRequest request, string nonce)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op"u8, (int)GatewayOpcode.RequestGuildMembers);
            writer.WriteStartObject("d"u8);
            WriteId(writer, "guild_id", guildId);
            if (request.Ids is { } ids)
                WriteIds(writer, ids);
            else
            {
                writer.WriteString("query"u8, request.Query ?? "");
                writer.WriteNumber("limit"u8, request.IsForAll ? 0 : request.Limit);
            }
            writer.WriteBoolean("presences"u8, request.WithPresences);
            writer.WriteString("nonce"u8, nonce);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    static void WriteIds(Utf8JsonWriter writer, IReadOnlyList<ulong> ids)
    {
        writer.WriteStartArray("user_ids"u8);
        foreach (var id in ids)
            writer.WriteStringValue(id.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
    }

    static void WriteId(Utf8JsonWriter writer, string name, ulong id) => writer.WriteString(name, id.ToString(CultureInfo.InvariantCulture));
}
