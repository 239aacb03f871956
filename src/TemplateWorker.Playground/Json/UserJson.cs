using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class UserJson
{
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, User user)
    {
        writer.WritePropertyName(property);
        Write(writer, user);
    }

    public static void Write(Utf8JsonWriter writer, User user)
    {
        writer.WriteStartObject();
        WriteMembers(writer, user);
        writer.WriteEndObject();
    }

    /// <summary>The bot's own account, with what only the account itself may know.</summary>
    public static void WriteSelf(Utf8JsonWriter writer, User user)
    {
        writer.WriteStartObject();
        WriteMembers(writer, user);
        writer.WriteBoolean("verified"u8, true);
        writer.WriteBoolean("mfa_enabled"u8, false);
        writer.WriteString("locale"u8, "en-US"u8);
        writer.WriteNull("email"u8);
        writer.WriteNumber("premium_type"u8, 0);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, User user)
    {
        writer.WriteId("id"u8, user.Id);
        writer.WriteString("username"u8, user.Username);
        writer.WriteString("discriminator"u8, user.IsBot ? "0001"u8 : "0"u8);
        writer.WriteString("global_name"u8, user.GlobalName);
        writer.WriteNulls("avatar", "avatar_decoration_data", "banner", "accent_color", "collectibles", "primary_guild");
        writer.WriteNumber("public_flags"u8, 0);
        writer.WriteNumber("flags"u8, 0);
        if (user.IsBot)
            writer.WriteBoolean("bot"u8, true);
    }
}
