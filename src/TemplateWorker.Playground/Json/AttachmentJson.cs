using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class AttachmentJson
{
    public static void Write(Utf8JsonWriter writer, WorldState world, Message message, Attachment attachment)
    {
        var url = $"{world.BaseUrl}/attachments/{message.ChannelId}/{attachment.Id}/{Uri.EscapeDataString(attachment.FileName)}";
        writer.WriteStartObject();
        writer.WriteId("id"u8, attachment.Id);
        writer.WriteString("filename"u8, attachment.FileName);
        writer.WriteNumber("size"u8, attachment.Content.Length);
        writer.WriteString("url"u8, url);
        writer.WriteString("proxy_url"u8, url);
        if (attachment.ContentType is { } type)
            writer.WriteString("content_type"u8, type);
        if (attachment.Description is { } description)
            writer.WriteString("description"u8, description);
        if (message.IsEphemeral)
            writer.WriteBoolean("ephemeral"u8, true);
        writer.WriteEndObject();
    }
}
