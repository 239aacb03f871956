using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class WebhookJson
{
    const int Incoming = 1;

    public static void Write(Utf8JsonWriter writer, WorldState world, Snowflake guildId, Webhook webhook)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, webhook.Id);
        writer.WriteNumber("type"u8, Incoming);
        writer.WriteId("application_id"u8, world.ApplicationId);
        writer.WriteId("guild_id"u8, guildId);
        writer.WriteId("channel_id"u8, webhook.ChannelId);
        writer.WriteString("name"u8, webhook.Name);
        writer.WriteNull("avatar"u8);
        UserJson.Write(writer, "user"u8, webhook.Creator);
        writer.WriteString("token"u8, webhook.Token);
        writer.WriteString("url"u8, $"{world.BaseUrl}/api/webhooks/{webhook.Id}/{webhook.Token}");
        writer.WriteEndObject();
    }
}
