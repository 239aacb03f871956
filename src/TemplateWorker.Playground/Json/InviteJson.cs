using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class InviteJson
{
    /// <summary>An invite as REST answers it.</summary>
    public static void Write(Utf8JsonWriter writer, GuildState guild, Invite invite, bool withCounts = false)
    {
        writer.WriteStartObject();
        WriteCommon(writer, invite);
        writer.WriteId("guild_id"u8, guild.Id);
        writer.WriteStartObject("guild"u8);
        writer.WriteId("id"u8, guild.Id);
        writer.WriteString("name"u8, guild.Name);
        writer.WriteNumber("verification_level"u8, 0);
        writer.WriteNumber("nsfw_level"u8, 0);
        writer.WriteBoolean("nsfw"u8, false);
        writer.WriteNumber("premium_subscription_count"u8, 0);
        writer.WriteNulls("icon", "splash", "banner", "description", "vanity_url_code");
        writer.WriteEmptyArrays("features");
        writer.WriteEndObject();
        writer.WriteStartObject("channel"u8);
        writer.WriteId("id"u8, invite.ChannelId);
        if (guild.Channels.TryGetValue(invite.ChannelId, out var channel))
        {
            writer.WriteString("name"u8, channel.Channel.Name);
            writer.WriteNumber("type"u8, (int)channel.Channel.Type);
        }
        writer.WriteEndObject();
        if (withCounts)
        {
            writer.WriteNumber("approximate_member_count"u8, guild.Members.Count);
            writer.WriteNumber("approximate_presence_count"u8, guild.Members.Count);
        }
        writer.WriteEndObject();
    }

    /// <summary>An invite as its first dispatch carries it.</summary>
    public static void WriteCreated(Utf8JsonWriter writer, Snowflake guildId, Invite invite)
    {
        writer.WriteStartObject();
        WriteCommon(writer, invite);
        writer.WriteId("guild_id"u8, guildId);
        writer.WriteId("channel_id"u8, invite.ChannelId);
        writer.WriteEndObject();
    }

    static void WriteCommon(Utf8JsonWriter writer, Invite invite)
    {
        writer.WriteNumber("type"u8, 0);
        writer.WriteString("code"u8, invite.Code);
        UserJson.Write(writer, "inviter"u8, invite.Inviter);
        writer.WriteTime("created_at"u8, invite.CreatedAt);
        writer.WriteTime("expires_at"u8, invite.ExpiresAt);
        writer.WriteNumber("max_age"u8, invite.MaxAgeSeconds);
        writer.WriteNumber("max_uses"u8, invite.MaxUses);
        writer.WriteNumber("uses"u8, 0);
        writer.WriteBoolean("temporary"u8, invite.IsTemporary);
        writer.WriteNumber("flags"u8, 0);
    }
}
