using System.Text.Json;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>The payload of INTERACTION_CREATE.</summary>
static class InteractionJson
{
    // Bytes; Discord's default for an upload.
    const int AttachmentSizeLimit = 10 * 1024 * 1024;

    public static void Write(Utf8JsonWriter writer, WorldState world, Interaction interaction, byte[] data)
    {
        var channel = interaction.Channel;
        var memberPermissions = PermissionRules.InChannel(channel.Guild, channel.Channel, interaction.Member);
        writer.WriteStartObject();
        writer.WriteId("id"u8, interaction.Id);
        writer.WriteId("application_id"u8, world.ApplicationId);
        writer.WriteNumber("type"u8, (int)interaction.Type);
        writer.WriteString("token"u8, interaction.Token);
        writer.WriteNumber("version"u8, 1);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(data, skipInputValidation: true);
        writer.WriteId("guild_id"u8, channel.Guild.Id);
        WriteGuild(writer, channel.Guild);
        writer.WriteId("channel_id"u8, channel.Channel.Id);
        writer.WritePropertyName("channel"u8);
        ChannelJson.WritePartial(writer, channel.Channel, memberPermissions);
        MemberJson.Write(writer, "member"u8, interaction.Member, withUser: true, memberPermissions);
        writer.WriteBits("app_permissions"u8, channel.PermissionsOf(world.Bot.Id));
        writer.WriteString("locale"u8, "en-US"u8);
        writer.WriteString("guild_locale"u8, "en-US"u8);
        writer.WriteNumber("context"u8, 0);
        writer.WriteNumber("attachment_size_limit"u8, AttachmentSizeLimit);
        writer.WriteEmptyArrays("entitlements", "entitlement_sku_ids");
        OriginJson.WriteOwners(writer, channel.Guild.Id);
        if (interaction.Source is { } source)
        {
            writer.WritePropertyName("message"u8);
            MessageJson.Write(writer, world, source, MessageView.Rest);
        }

        writer.WriteEndObject();
    }

    static void WriteGuild(Utf8JsonWriter writer, GuildState guild)
    {
        writer.WriteStartObject("guild"u8);
        writer.WriteId("id"u8, guild.Id);
        writer.WriteString("locale"u8, "en-US"u8);
        writer.WriteEmptyArrays("features");
        writer.WriteEndObject();
    }
}
