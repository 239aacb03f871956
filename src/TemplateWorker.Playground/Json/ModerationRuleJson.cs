using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class ModerationRuleJson
{
    // Kinds of triggers, from Discord's documentation.
    const int Keywords = 1;
    const int MemberProfile = 6;

    static readonly string[] ListsOfKeywords = ["keyword_filter", "regex_patterns", "allow_list"];
    static readonly string[] Metadata = ["metadata"];

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
        var lists = body.Int32("trigger_type") is Keywords or MemberProfile ? ListsOfKeywords : [];
        WriteFilled(writer, body.Member("trigger_metadata"), lists, "[]");
        writer.WriteStartArray("actions"u8);
        if (body.Items("actions") is { } actions)
        {
            foreach (var action in actions.EnumerateArray())
                WriteFilled(writer, action, Metadata, "{}");
        }

        writer.WriteEndArray();
        writer.WriteBoolean("enabled"u8, body.Flag("enabled"));
        writer.WriteArrayOrEmpty("exempt_roles"u8, body.Items("exempt_roles"));
        writer.WriteArrayOrEmpty("exempt_channels"u8, body.Items("exempt_channels"));
        writer.WriteEndObject();
    }

    // As Discord answers: what the author left out stands there empty.
    static void WriteFilled(Utf8JsonWriter writer, JsonElement? given, string[] names, string empty)
    {
        writer.WriteStartObject();
        if (given is { ValueKind: JsonValueKind.Object } members)
        {
            foreach (var member in members.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
                member.WriteTo(writer);
        }

        foreach (var name in names.Where(name => given?.Member(name) is null))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(empty);
        }

        writer.WriteEndObject();
    }
}
