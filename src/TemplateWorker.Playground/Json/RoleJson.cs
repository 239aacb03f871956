using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class RoleJson
{
    public static void Write(Utf8JsonWriter writer, Role role)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, role.Id);
        writer.WriteString("name"u8, role.Name);
        writer.WriteNull("description"u8);
        writer.WriteBits("permissions"u8, role.Permissions);
        writer.WriteNumber("position"u8, role.Position);
        writer.WriteNumber("color"u8, role.Color);
        writer.WriteStartObject("colors"u8);
        writer.WriteNumber("primary_color"u8, role.Color);
        writer.WriteNulls("secondary_color", "tertiary_color");
        writer.WriteEndObject();
        writer.WriteBoolean("hoist"u8, role.IsHoisted);
        writer.WriteBoolean("managed"u8, role.BotId is not null);
        writer.WriteBoolean("mentionable"u8, role.IsMentionable);
        writer.WriteNulls("icon", "unicode_emoji");
        writer.WriteNumber("flags"u8, 0);
        if (role.BotId is { } bot)
        {
            writer.WriteStartObject("tags"u8);
            writer.WriteId("bot_id"u8, bot);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
