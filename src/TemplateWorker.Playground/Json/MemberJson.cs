using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

static class MemberJson
{
    public static void Write(
        Utf8JsonWriter writer, ReadOnlySpan<byte> property, Member member, bool withUser,
        GuildPermissions? permissions = null)
    {
        writer.WritePropertyName(property);
        Write(writer, member, withUser, permissions);
    }

    public static void Write(
        Utf8JsonWriter writer, Member member, bool withUser, GuildPermissions? permissions = null)
    {
        writer.WriteStartObject();
        if (withUser)
            UserJson.Write(writer, "user"u8, member.User);
        WriteMembers(writer, member);
        if (permissions is { } bits)
            writer.WriteBits("permissions"u8, bits);
        writer.WriteBoolean("mute"u8, false);
        writer.WriteBoolean("deaf"u8, false);
        writer.WriteEndObject();
    }

    /// <summary>A mentioned user, who carries the membership inside.</summary>
    public static void WriteAsMention(Utf8JsonWriter writer, Member member)
    {
        writer.WriteStartObject();
        UserJson.WriteMembers(writer, member.User);
        Write(writer, "member"u8, member, withUser: false);
        writer.WriteEndObject();
    }

    /// <summary>The part that a member shares with the <c>resolved</c> members of an interaction.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, Member member)
    {
        writer.WriteString("nick"u8, member.Nick);
        writer.WriteIds("roles"u8, member.Roles);
        writer.WriteTime("joined_at"u8, member.JoinedAt);
        writer.WriteNumber("flags"u8, 0);
        writer.WriteBoolean("pending"u8, false);
        writer.WriteTime("communication_disabled_until"u8, member.TimeoutUntil);
        writer.WriteNulls(
            "avatar", "avatar_decoration_data", "banner", "premium_since", "collectibles");
    }
}
