using System.Text.Json;

namespace TemplateWorker.Playground.Json;

static class EmojiJson
{
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, string emoji)
    {
        writer.WriteStartObject(property);
        writer.WriteNull("id"u8);
        writer.WriteString("name"u8, emoji);
        writer.WriteEndObject();
    }
}
