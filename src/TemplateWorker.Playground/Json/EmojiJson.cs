using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>Emojis. One of a guild's own stands in the playground as <c>name:id</c>, as it does in a request's path.</summary>
static class EmojiJson
{
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, string emoji)
    {
        var colon = emoji.IndexOf(':', StringComparison.Ordinal);
        writer.WriteStartObject(property);
        if (colon < 0)
            writer.WriteNull("id"u8);
        else
            writer.WriteString("id"u8, emoji.AsSpan(colon + 1));
        writer.WriteString("name"u8, colon < 0 ? emoji : emoji.AsSpan(0, colon));
        writer.WriteEndObject();
    }

    /// <summary>An emoji of a guild's own, with all that is kept of it.</summary>
    public static void Write(Utf8JsonWriter writer, GuildEmoji emoji)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, emoji.Id);
        writer.WriteString("name"u8, emoji.Name);
        writer.WriteIds("roles"u8, emoji.Roles);
        UserJson.Write(writer, "user"u8, emoji.Creator);
        writer.WriteBoolean("require_colons"u8, true);
        writer.WriteBoolean("managed"u8, false);
        writer.WriteBoolean("animated"u8, emoji.IsAnimated);
        writer.WriteBoolean("available"u8, true);
        writer.WriteEndObject();
    }
}
