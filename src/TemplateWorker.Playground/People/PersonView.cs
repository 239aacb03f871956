using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>A message as a person sees it: Discord's own payload, and in plain words who wrote it and who sees it.</summary>
static class PersonView
{
    public static void Write(Utf8JsonWriter writer, WorldState world, Message message)
    {
        writer.WriteStartObject();
        writer.WriteString("author_name"u8, NameOf(world, message));
        writer.WriteBoolean("ephemeral"u8, message.IsEphemeral);
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

    static string NameOf(WorldState world, Message message) =>
        world.Guilds[message.GuildId].Members.GetValueOrDefault(message.Author.Id)?.DisplayName
        ?? message.Author.GlobalName ?? message.Author.Username;
}
