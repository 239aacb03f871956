using System.Text.Json;

namespace TemplateWorker.Playground.Json;

/// <summary>Embeds as Discord stores them: of type rich, whatever the bot said.</summary>
static class EmbedJson
{
    public static JsonElement None { get; } = JsonBytes.Parse("[]"u8.ToArray());

    public static JsonElement Stored(JsonElement embeds) =>
        JsonBytes.Parse(JsonBytes.Write(embeds, static (writer, embeds) =>
        {
            writer.WriteStartArray();
            foreach (var embed in embeds.EnumerateArray())
            {
                writer.WriteStartObject();
                writer.WriteString("type"u8, "rich"u8);
                foreach (var property in embed.EnumerateObject())
                {
                    if (!property.NameEquals("type"u8) && property.Value.ValueKind != JsonValueKind.Null)
                        property.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
}
