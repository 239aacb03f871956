using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class ChannelJson
{
    const int GuildText = 0;
    const int RoleOverwrite = 0;
    const int MemberOverwrite = 1;

    public static void Write(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WriteStartObject();
        WriteMembers(writer, channel);
        writer.WriteStartArray("permission_overwrites"u8);
        foreach (var overwrite in channel.Overwrites)
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, overwrite.TargetId);
            writer.WriteNumber("type"u8, overwrite.IsMember ? MemberOverwrite : RoleOverwrite);
            writer.WriteBits("allow"u8, overwrite.Allow);
            writer.WriteBits("deny"u8, overwrite.Deny);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The channel as an interaction carries it, with what the acting member may do there.</summary>
    public static void WritePartial(Utf8JsonWriter writer, GuildChannel channel, GuildPermissions permissions)
    {
        writer.WriteStartObject();
        WriteMembers(writer, channel);
        writer.WriteBits("permissions"u8, permissions);
        writer.WriteEndObject();
    }

    static void WriteMembers(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WriteId("id"u8, channel.Id);
        writer.WriteNumber("type"u8, GuildText);
        writer.WriteId("guild_id"u8, channel.GuildId);
        writer.WriteString("name"u8, channel.Name);
        writer.WriteString("topic"u8, channel.Topic);
        writer.WriteNumber("position"u8, channel.Position);
        writer.WriteId("last_message_id"u8, channel.LastMessageId);
        writer.WriteNulls("parent_id", "last_pin_timestamp");
        writer.WriteNumber("rate_limit_per_user"u8, 0);
        writer.WriteBoolean("nsfw"u8, false);
        writer.WriteNumber("flags"u8, 0);
    }
}
