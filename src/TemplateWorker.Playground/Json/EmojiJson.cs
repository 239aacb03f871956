using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class EmojiJson
{
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> property, string name, Snowflake? id)
    {
        writer.WriteStartObject(property);
        writer.WriteId("id"u8, id);
        writer.WriteString("name"u8, name);
        writer.WriteEndObject();
    }
}
