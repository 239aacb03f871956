using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Json;

/// <summary>Messages as Discord shows them to the bot. Written under the world's lock, for replies look others up.</summary>
static class MessageJson
{
    public static void Write(
        Utf8JsonWriter writer, WorldState world, Message message, MessageView view, bool withoutContent = false)
    {
        writer.WriteStartObject();
        WriteMembers(writer, world, message, view, withoutContent);
        writer.WriteEndObject();
    }

    public static void WriteMembers(
        Utf8JsonWriter writer, WorldState world, Message message, MessageView view, bool withoutContent)
    {
        writer.WriteId("id"u8, message.Id);
        writer.WriteNumber("type"u8, (int)message.Type);
        writer.WriteId("channel_id"u8, message.ChannelId);
        UserJson.Write(writer, "author"u8, message.Author);
        writer.WriteString("content"u8, withoutContent ? "" : message.Content);
        writer.WriteTime("timestamp"u8, message.CreatedAt);
        writer.WriteTime("edited_timestamp"u8, message.EditedAt);
        writer.WriteNumber("flags"u8, (int)message.Flags);
        writer.WriteBoolean("tts"u8, message.IsTts);
        writer.WriteBoolean("pinned"u8, message.PinnedAt is not null);
        WriteMentions(writer, message, view);
        writer.WriteArrayOrEmpty("embeds"u8, withoutContent ? null : message.Embeds);
        writer.WriteArrayOrEmpty("components"u8, withoutContent ? null : message.Components);
        writer.WriteStartArray("attachments"u8);
        if (!withoutContent)
        {
            foreach (var attachment in message.Attachments)
                AttachmentJson.Write(writer, world, message, attachment);
        }

        writer.WriteEndArray();
        WriteReactions(writer, world, message, view);
        if (view is MessageView.RestCreated or MessageView.Gateway && message.Nonce is { } nonce)
            writer.WriteElement("nonce"u8, nonce);
        if (message.WebhookId is { } webhook)
            writer.WriteId("webhook_id"u8, webhook);
        if (message.Flags.HasFlag(MessageMarks.HasThread) && world.Channels.TryGetValue(message.Id, out var thread))
        {
            writer.WritePropertyName("thread"u8);
            ChannelJson.Write(writer, thread.Channel);
        }
        if (message.Origin is { } origin)
            OriginJson.Write(writer, world, message.GuildId, origin);
        WriteReference(writer, world, message, view, withoutContent);
        if (view == MessageView.Gateway)
            WriteGuildPart(writer, world, message);
    }

    static void WriteGuildPart(Utf8JsonWriter writer, WorldState world, Message message)
    {
        var channel = world.Channels[message.ChannelId];
        writer.WriteNumber("channel_type"u8, (int)channel.Channel.Type);
        if (channel.IsDirect)
            return;
        writer.WriteId("guild_id"u8, message.GuildId);
        if (channel.Guild.Members.TryGetValue(message.Author.Id, out var member))
            MemberJson.Write(writer, "member"u8, member, withUser: false);
    }

    static void WriteMentions(Utf8JsonWriter writer, Message message, MessageView view)
    {
        writer.WriteBoolean("mention_everyone"u8, message.MentionsEveryone);
        writer.WriteIds("mention_roles"u8, message.MentionedRoles);
        writer.WriteStartArray("mentions"u8);
        foreach (var mention in message.Mentions)
        {
            if (view == MessageView.Gateway)
                MemberJson.WriteAsMention(writer, mention);
            else
                UserJson.Write(writer, mention.User);
        }

        writer.WriteEndArray();
    }

    static void WriteReactions(Utf8JsonWriter writer, WorldState world, Message message, MessageView view)
    {
        if (message.Reactions.IsEmpty || view == MessageView.Gateway)
            return;

        writer.WriteStartArray("reactions"u8);
        foreach (var reaction in message.Reactions)
        {
            writer.WriteStartObject();
            EmojiJson.Write(writer, "emoji"u8, reaction.Emoji);
            writer.WriteNumber("count"u8, reaction.UserIds.Length);
            writer.WriteStartObject("count_details"u8);
            writer.WriteNumber("burst"u8, 0);
            writer.WriteNumber("normal"u8, reaction.UserIds.Length);
            writer.WriteEndObject();
            writer.WriteEmptyArrays("burst_colors");
            writer.WriteBoolean("me_burst"u8, false);
            writer.WriteBoolean("me"u8, reaction.UserIds.Contains(world.Bot.Id));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static void WriteReference(
        Utf8JsonWriter writer, WorldState world, Message message, MessageView view, bool withoutContent)
    {
        if (message.Reference is not { } reference)
            return;

        writer.WriteStartObject("message_reference"u8);
        writer.WriteNumber("type"u8, 0);
        writer.WriteId("message_id"u8, reference.MessageId);
        writer.WriteId("channel_id"u8, reference.ChannelId);
        if (reference.GuildId != default)
            writer.WriteId("guild_id"u8, reference.GuildId);
        writer.WriteEndObject();

        if (view == MessageView.Referenced)
            return;
        writer.WritePropertyName("referenced_message"u8);
        if (world.FindMessage(reference.ChannelId, reference.MessageId) is { } referenced)
            Write(writer, world, referenced, MessageView.Referenced, withoutContent && referenced.Author != world.Bot);
        else
            writer.WriteNullValue();
    }
}
