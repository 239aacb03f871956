using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>What ties a message to the interaction it answers.</summary>
static class OriginJson
{
    public static void Write(Utf8JsonWriter writer, WorldState world, Snowflake guildId, MessageOrigin origin)
    {
        writer.WriteId("application_id"u8, world.ApplicationId);
        writer.WriteId("webhook_id"u8, world.ApplicationId);

        writer.WriteStartObject("interaction_metadata"u8);
        WriteCommon(writer, origin);
        WriteOwners(writer, guildId);
        if (origin.OriginalMessageId is { } original)
            writer.WriteId("original_response_message_id"u8, original);
        if (origin.SourceMessageId is { } source)
            writer.WriteId("interacted_message_id"u8, source);
        writer.WriteEndObject();

        if (origin.CommandName is null || origin.OriginalMessageId is not null)
            return;
        writer.WriteStartObject("interaction"u8);
        WriteCommon(writer, origin);
        writer.WriteEndObject();
    }

    static void WriteCommon(Utf8JsonWriter writer, MessageOrigin origin)
    {
        writer.WriteId("id"u8, origin.InteractionId);
        writer.WriteNumber("type"u8, (int)origin.Type);
        UserJson.Write(writer, "user"u8, origin.User);
        if (origin.CommandName is { } name)
            writer.WriteString("name"u8, name);
    }

    /// <summary>Key 0 is the installation into a guild, the only one that the playground has.</summary>
    public static void WriteOwners(Utf8JsonWriter writer, Snowflake guildId)
    {
        writer.WriteStartObject("authorizing_integration_owners"u8);
        writer.WriteId("0"u8, guildId);
        writer.WriteEndObject();
    }
}
