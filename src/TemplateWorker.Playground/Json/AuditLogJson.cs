using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class AuditLogJson
{
    /// <summary>An entry, for a dispatch with its guild.</summary>
    public static void Write(Utf8JsonWriter writer, AuditEntry entry, Snowflake? guildId = null)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, entry.Id);
        writer.WriteNumber("action_type"u8, (int)entry.Action);
        writer.WriteId("user_id"u8, entry.UserId);
        writer.WriteId("target_id"u8, entry.TargetId);
        if (entry.Changes is { } changes)
            writer.WriteElement("changes"u8, changes);
        if (entry.Options is { } options)
            writer.WriteElement("options"u8, options);
        if (entry.Reason is { } reason)
            writer.WriteString("reason"u8, reason);
        if (guildId is { } guild)
            writer.WriteId("guild_id"u8, guild);
        writer.WriteEndObject();
    }

    /// <summary>What an action tells besides its changes; all of it is text.</summary>
    public static JsonElement Options(params IReadOnlyList<(string Name, string Value)> options) =>
        JsonBytes.Parse(JsonBytes.Write(options, static (writer, options) =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in options)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }));

    /// <summary>The difference between two states of a thing, by the names of its members; null stands for its absence.</summary>
    public static JsonElement Changes(byte[]? before, byte[]? after)
    {
        var old = before is null ? default : JsonBytes.Parse(before);
        var now = after is null ? default : JsonBytes.Parse(after);
        return JsonBytes.Parse(JsonBytes.Write((old, now), static (writer, state) =>
        {
            var names = Names(state.old).Union(Names(state.now));
            writer.WriteStartArray();
            foreach (var name in names)
            {
                var (old, now) = (state.old.Member(name), state.now.Member(name));
                if (name == "id" || old?.GetRawText() == now?.GetRawText())
                    continue;
                writer.WriteStartObject();
                writer.WriteString("key"u8, name);
                if (old is { } oldValue)
                    writer.WriteElement("old_value"u8, oldValue);
                if (now is { } newValue)
                    writer.WriteElement("new_value"u8, newValue);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
    }

    static IEnumerable<string> Names(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(property => property.Name) : [];
}
