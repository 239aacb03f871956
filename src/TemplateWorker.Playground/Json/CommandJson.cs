using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class CommandJson
{
    public static void Write(
        Utf8JsonWriter writer, Snowflake applicationId, ApplicationCommand command, bool withLocalizations)
    {
        var definition = command.Definition;
        writer.WriteStartObject();
        writer.WriteId("id"u8, command.Id);
        writer.WriteId("application_id"u8, applicationId);
        writer.WriteId("version"u8, command.Version);
        writer.WriteElement("default_member_permissions"u8, definition.Member("default_member_permissions"));
        writer.WriteNumber("type"u8, (int)command.Type);
        writer.WriteString("name"u8, command.Name);
        writer.WriteString("description"u8, command.Description);
        if (withLocalizations)
        {
            writer.WriteElement("name_localizations"u8, definition.Member("name_localizations"));
            writer.WriteElement("description_localizations"u8, definition.Member("description_localizations"));
        }

        if (command.GuildId is { } guild)
        {
            writer.WriteId("guild_id"u8, guild);
        }
        else
        {
            WriteScope(writer, definition);
        }

        if (command.Options is { } options && options.GetArrayLength() > 0)
            writer.WriteElement("options"u8, options);
        writer.WriteBoolean("nsfw"u8, definition.Flag("nsfw"));
        if (definition.Int32("handler") is { } handler)
            writer.WriteNumber("handler"u8, handler);
        writer.WriteEndObject();
    }

    static void WriteScope(Utf8JsonWriter writer, JsonElement definition)
    {
        writer.WriteBoolean("dm_permission"u8, definition.Member("dm_permission") is not { ValueKind: JsonValueKind.False });
        writer.WriteElement("contexts"u8, definition.Items("contexts"));
        if (definition.Items("integration_types") is { } types)
        {
            writer.WriteElement("integration_types"u8, types);
            return;
        }

        writer.WriteStartArray("integration_types"u8);
        writer.WriteNumberValue(0);
        writer.WriteEndArray();
    }
}
