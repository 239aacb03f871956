using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>A message as a person sees it: Discord's own payload, and the text as read, who sees it and what can be clicked.</summary>
static class PersonView
{
    public static void Write(Utf8JsonWriter writer, WorldState world, Message message)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, MessageText.Readable(world.GuildOf(message), message));
        writer.WriteBoolean("ephemeral"u8, message.IsEphemeral);
        writer.WriteId("visible_to"u8, message.VisibleTo);
        writer.WriteBoolean("thinking"u8, message.IsThinking);
        writer.WriteStartArray("buttons"u8);
        foreach (var button in message.Buttons)
        {
            writer.WriteStartObject();
            writer.WriteString("label"u8, button.Label);
            writer.WriteString("custom_id"u8, button.CustomId);
            writer.WriteBoolean("disabled"u8, button.IsDisabled);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        MessageJson.WriteMembers(writer, world, message, MessageView.Rest, withoutContent: false);
        writer.WriteEndObject();
    }
}
