using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class ChannelJson
{
    const int RoleOverwrite = 0;
    const int MemberOverwrite = 1;

    // Bits per second; what Discord gives a voice channel unless told otherwise.
    const int DefaultBitrate = 64_000;

    public static void Write(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WriteStartObject();
        WriteMembers(writer, channel);
        if (channel.Thread is null)
            WriteOverwrites(writer, channel);
        writer.WriteEndObject();
    }

    /// <summary>A thread as its dispatches carry it.</summary>
    public static void WriteThread(Utf8JsonWriter writer, GuildChannel thread, Snowflake botId, bool isNew = false)
    {
        writer.WriteStartObject();
        WriteMembers(writer, thread);
        if (thread.Thread!.Members.TryGetValue(botId, out var joinedAt))
        {
            writer.WritePropertyName("member"u8);
            WriteThreadMember(writer, thread.Id, botId, joinedAt);
        }
        if (isNew)
            writer.WriteBoolean("newly_created"u8, true);
        writer.WriteEndObject();
    }

    public static void WriteThreadMember(Utf8JsonWriter writer, Snowflake threadId, Snowflake userId, DateTimeOffset joinedAt)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, threadId);
        writer.WriteId("user_id"u8, userId);
        writer.WriteTime("join_timestamp"u8, joinedAt);
        writer.WriteNumber("flags"u8, 0);
        writer.WriteEndObject();
    }

    /// <summary>The channel as an interaction carries it, with what the acting member may do there.</summary>
    public static void WritePartial(Utf8JsonWriter writer, GuildChannel channel, GuildPermissions permissions)
    {
        writer.WriteStartObject();
        WriteMembers(writer, channel);
        writer.WriteBits("permissions"u8, permissions);
        writer.WriteEndObject();
    }

    /// <summary>The channel of direct messages with a user.</summary>
    public static void WriteDirect(Utf8JsonWriter writer, GuildChannel channel, User recipient)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, channel.Id);
        writer.WriteNumber("type"u8, (int)channel.Type);
        writer.WriteId("last_message_id"u8, channel.LastMessageId);
        writer.WriteNumber("flags"u8, 0);
        writer.WriteStartArray("recipients"u8);
        UserJson.Write(writer, recipient);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteMembers(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WriteId("id"u8, channel.Id);
        writer.WriteNumber("type"u8, (int)channel.Type);
        writer.WriteId("guild_id"u8, channel.GuildId);
        writer.WriteString("name"u8, channel.Name);
        writer.WriteId("parent_id"u8, channel.ParentId);
        writer.WriteNumber("flags"u8, 0);
        if (channel.Type != ChannelType.Category)
        {
            writer.WriteId("last_message_id"u8, channel.LastMessageId);
            writer.WriteTime("last_pin_timestamp"u8, channel.LastPinAt);
            writer.WriteNumber("rate_limit_per_user"u8, channel.SlowModeSeconds);
        }
        if (channel.Thread is { } thread)
        {
            WriteThread(writer, thread);
            return;
        }
        writer.WriteString("topic"u8, channel.Topic);
        writer.WriteNumber("position"u8, channel.Position);
        writer.WriteBoolean("nsfw"u8, channel.IsNsfw);
        if (channel.Type is ChannelType.Voice or ChannelType.Stage)
        {
            writer.WriteNumber("bitrate"u8, DefaultBitrate);
            writer.WriteNumber("user_limit"u8, 0);
            writer.WriteNull("rtc_region"u8);
        }
        if (channel.Type == ChannelType.Forum)
        {
            writer.WriteEmptyArrays("available_tags");
            writer.WriteNulls("default_reaction_emoji", "default_sort_order");
            writer.WriteNumber("default_forum_layout"u8, 0);
        }
    }

    static void WriteThread(Utf8JsonWriter writer, ThreadDetails thread)
    {
        writer.WriteId("owner_id"u8, thread.OwnerId);
        writer.WriteNumber("message_count"u8, thread.MessageCount);
        writer.WriteNumber("total_message_sent"u8, thread.MessageCount);
        writer.WriteNumber("member_count"u8, thread.Members.Count);
        writer.WriteStartObject("thread_metadata"u8);
        writer.WriteBoolean("archived"u8, thread.IsArchived);
        writer.WriteTime("archive_timestamp"u8, thread.ArchiveChangedAt);
        writer.WriteNumber("auto_archive_duration"u8, thread.AutoArchiveMinutes);
        writer.WriteBoolean("locked"u8, thread.IsLocked);
        writer.WriteBoolean("invitable"u8, thread.IsInvitable);
        writer.WriteTime("create_timestamp"u8, thread.CreatedAt);
        writer.WriteEndObject();
    }

    static void WriteOverwrites(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WriteStartArray("permission_overwrites"u8);
        foreach (var overwrite in channel.Overwrites)
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, overwrite.TargetId);
            writer.WriteNumber("type"u8, overwrite.IsMember ? MemberOverwrite : RoleOverwrite);
            writer.WriteBits("allow"u8, overwrite.Allow);
            writer.WriteBits("deny"u8, overwrite.Deny);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
