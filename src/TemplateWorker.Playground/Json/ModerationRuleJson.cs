using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class ModerationRuleJson
{
    public static void Write(Utf8JsonWriter writer, Snowflake guildId, GuildObject rule)
    {
        var body = rule.Body;
        writer.WriteStartObject();
        writer.WriteId("id"u8, rule.Id);
        writer.WriteId("guild_id"u8, guildId);
        writer.WriteId("creator_id"u8, rule.CreatorId);
        writer.WriteElement("name"u8, body.Member("name"));
        writer.WriteElement("event_type"u8, body.Member("event_type"));
        writer.WriteElement("trigger_type"u8, body.Member("trigger_type"));
        writer.WritePropertyName("trigger_metadata"u8);
        if (body.Member("trigger_metadata") is { } metadata)
        {
            metadata.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        writer.WriteArrayOrEmpty("actions"u8, body.Items("actions"));
        writer.WriteBoolean("enabled"u8, body.Flag("enabled"));
        writer.WriteArrayOrEmpty("exempt_roles"u8, body.Items("exempt_roles"));
        writer.WriteArrayOrEmpty("exempt_channels"u8, body.Items("exempt_channels"));
        writer.WriteEndObject();
    }
}
