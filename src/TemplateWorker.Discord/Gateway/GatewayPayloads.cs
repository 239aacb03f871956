using System.Buffers;
using System.Text.Json;

namespace TemplateWorker.Discord.Gateway;

/// <summary>The frames that a shard sends.</summary>
static class GatewayPayloads
{
    const string Product = "TemplateWorker";

    /// <summary>A sign of life.</summary>
    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) => Write(GatewayOpcode.Heartbeat, writer =>
    {
        if (sequence is { } number)
            writer.WriteNumber("d"u8, number);
        else
            writer.WriteNull("d"u8);
    });

    /// <summary>Opens a session.</summary>
    public static ReadOnlyMemory<byte> Identify(string token, GatewayIntents intents, int shardId, int shardCount, BotPresence presence) =>
        Write(GatewayOpcode.Identify, writer =>
        {
            writer.WriteStartObject("d"u8);
            writer.WriteString("token"u8, token);
            writer.WriteNumber("intents"u8, (int)intents);
            writer.WriteStartArray("shard"u8);
            writer.WriteNumberValue(shardId);
            writer.WriteNumberValue(shardCount);
            writer.WriteEndArray();
            writer.WriteStartObject("properties"u8);
            writer.WriteString("os"u8, OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsWindows() ? "windows" : "linux");
            writer.WriteString("browser"u8, Product);
            writer.WriteString("device"u8, Product);
            writer.WriteEndObject();
            WritePresence(writer, presence);
            writer.WriteEndObject();
        });

    /// <summary>Continues a session.</summary>
    public static ReadOnlyMemory<byte> Resume(string token, string sessionId, long sequence) =>
        Write(GatewayOpcode.Resume, writer =>
        {
            writer.WriteStartObject("d"u8);
            writer.WriteString("token"u8, token);
            writer.WriteString("session_id"u8, sessionId);
            writer.WriteNumber("seq"u8, sequence);
            writer.WriteEndObject();
        });

    static void WritePresence(Utf8JsonWriter writer, BotPresence presence)
    {
        writer.WriteStartObject("presence"u8);
        writer.WriteNull("since"u8);
        writer.WriteStartArray("activities"u8);
        if (presence.Activity is { } activity)
        {
            writer.WriteStartObject();
            // Of this kind Discord shows the state alone; the name is needed all the same.
            var isCustom = presence.ActivityType == BotActivityType.Custom;
            writer.WriteString("name"u8, isCustom ? "Custom Status" : activity);
            writer.WriteNumber("type"u8, (int)presence.ActivityType);
            if (isCustom)
                writer.WriteString("state"u8, activity);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteString("status"u8, presence.Status switch
        {
            BotStatus.Idle => "idle"u8,
            BotStatus.Dnd => "dnd"u8,
            BotStatus.Invisible => "invisible"u8,
            _ => "online"u8,
        });
        writer.WriteBoolean("afk"u8, false);
        writer.WriteEndObject();
    }

    static ReadOnlyMemory<byte> Write(GatewayOpcode opcode, Action<Utf8JsonWriter> writeData)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op"u8, (int)opcode);
            writeData(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
