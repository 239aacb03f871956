using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class GuildJson
{
    /// <summary>The guild as REST answers it.</summary>
    public static void Write(Utf8JsonWriter writer, GuildState guild, bool withCounts)
    {
        writer.WriteStartObject();
        WriteSettings(writer, guild);
        WriteRoles(writer, guild);
        if (withCounts)
        {
            writer.WriteNumber("approximate_member_count"u8, guild.Members.Count);
            writer.WriteNumber("approximate_presence_count"u8, guild.Members.Count);
        }

        writer.WriteEndObject();
    }

    /// <summary>The guild as GUILD_CREATE carries it; without GUILD_PRESENCES only the bot is among its members.</summary>
    public static void WriteCreate(Utf8JsonWriter writer, GuildState guild, User bot, bool withAllMembers)
    {
        writer.WriteStartObject();
        WriteSettings(writer, guild);
        WriteRoles(writer, guild);
        writer.WriteTime("joined_at"u8, guild.BotJoinedAt);
        writer.WriteBoolean("large"u8, false);
        writer.WriteBoolean("unavailable"u8, false);
        writer.WriteNumber("member_count"u8, guild.Members.Count);

        writer.WriteStartArray("channels"u8);
        foreach (var channel in guild.Channels.Values)
            ChannelJson.Write(writer, channel.Channel);
        writer.WriteEndArray();

        writer.WriteStartArray("members"u8);
        foreach (var member in guild.Members.Values)
        {
            if (withAllMembers || member.Id == bot.Id)
                MemberJson.Write(writer, member, withUser: true);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("threads"u8);
        foreach (var thread in guild.Threads.Values.Where(thread => !thread.Channel.Thread!.IsArchived))
            ChannelJson.Write(writer, thread.Channel);
        writer.WriteEndArray();
        writer.WriteStartArray("guild_scheduled_events"u8);
        foreach (var planned in guild.ScheduledEvents.Values)
            ScheduledEventJson.Write(writer, guild.Id, planned);
        writer.WriteEndArray();
        writer.WriteEmptyArrays("presences", "voice_states", "stage_instances", "soundboard_sounds", "embedded_activities");
        writer.WriteEndObject();
    }

    static void WriteRoles(Utf8JsonWriter writer, GuildState guild)
    {
        writer.WriteStartArray("roles"u8);
        foreach (var role in guild.Roles.Values)
            RoleJson.Write(writer, role);
        writer.WriteEndArray();
        writer.WriteStartArray("emojis"u8);
        foreach (var emoji in guild.Emojis.Values)
            EmojiJson.Write(writer, emoji);
        writer.WriteEndArray();
        writer.WriteEmptyArrays("stickers", "features");
    }

    static void WriteSettings(Utf8JsonWriter writer, GuildState guild)
    {
        writer.WriteId("id"u8, guild.Id);
        writer.WriteString("name"u8, guild.Name);
        writer.WriteId("owner_id"u8, guild.OwnerId);
        writer.WriteString("region"u8, "deprecated"u8);
        writer.WriteString("preferred_locale"u8, "en-US"u8);
        writer.WriteNumber("afk_timeout"u8, 300);
        writer.WriteNumber("verification_level"u8, 0);
        writer.WriteNumber("default_message_notifications"u8, 1);
        writer.WriteNumber("explicit_content_filter"u8, 0);
        writer.WriteNumber("mfa_level"u8, 0);
        writer.WriteNumber("nsfw_level"u8, 0);
        writer.WriteBoolean("nsfw"u8, false);
        writer.WriteNumber("premium_tier"u8, 0);
        writer.WriteNumber("premium_subscription_count"u8, 0);
        writer.WriteBoolean("premium_progress_bar_enabled"u8, false);
        writer.WriteNumber("system_channel_flags"u8, 0);
        writer.WriteBoolean("widget_enabled"u8, false);
        writer.WriteNumber("max_members"u8, 500_000);
        writer.WriteNumber("max_video_channel_users"u8, 25);
        writer.WriteNumber("max_stage_video_channel_users"u8, 50);
        writer.WriteNulls(
            "icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id",
            "afk_channel_id", "system_channel_id", "widget_channel_id", "max_presences", "vanity_url_code",
            "rules_channel_id", "safety_alerts_channel_id", "public_updates_channel_id", "incidents_data");
    }
}
