using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class ScheduledEventJson
{
    // Members of the body that are answered as they are; the others are written apart.
    static readonly string[] Taken =
        ["name", "description", "channel_id", "scheduled_start_time", "scheduled_end_time", "entity_type", "entity_metadata", "recurrence_rule"];

    public static void Write(Utf8JsonWriter writer, Snowflake guildId, GuildObject planned, int? userCount = null)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, planned.Id);
        writer.WriteId("guild_id"u8, guildId);
        writer.WriteId("creator_id"u8, planned.CreatorId);
        foreach (var name in Taken)
        {
            writer.WritePropertyName(name);
            if (planned.Body.Member(name) is { } value)
                value.WriteTo(writer);
            else
                writer.WriteNullValue();
        }
        writer.WriteNumber("status"u8, planned.Body.Int32("status") ?? 1);
        writer.WriteNumber("privacy_level"u8, 2);
        writer.WriteNulls("entity_id", "image");
        writer.WriteEmptyArrays("guild_scheduled_event_exceptions");
        if (userCount is { } count)
            writer.WriteNumber("user_count"u8, count);
        writer.WriteEndObject();
    }
}
