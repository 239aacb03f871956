using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>What happened, for programs that look on. Messages are written as a person sees them.</summary>
static class ChangeJson
{
    public static string NameOf(WorldChange change) => change switch
    {
        WorldChange.MessageCreated => "message_created",
        WorldChange.MessageUpdated => "message_updated",
        WorldChange.MessageDeleted => "message_deleted",
        WorldChange.ReactionsChanged => "reactions_changed",
        WorldChange.TypingStarted => "typing_started",
        WorldChange.GuildAdded => "guild_added",
        WorldChange.GuildRemoved => "guild_removed",
        WorldChange.MemberJoined => "member_joined",
        WorldChange.MemberLeft => "member_left",
        WorldChange.MemberChanged => "member_changed",
        WorldChange.ChannelAdded => "channel_added",
        WorldChange.ChannelChanged => "channel_changed",
        WorldChange.ChannelRemoved => "channel_removed",
        WorldChange.CommandsChanged => "commands_changed",
        WorldChange.ModalOpened => "modal_opened",
        WorldChange.ChoicesOffered => "choices_offered",
        WorldChange.InteractionTimedOut => "interaction_timed_out",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change without a name."),
    };

    public static byte[] Write(WorldState world, WorldChange change)
    {
        lock (world.Gate)
        {
            return JsonBytes.Write((world, change), static (writer, state) =>
            {
                writer.WriteStartObject();
                WriteMembers(writer, state.world, state.change);
                writer.WriteEndObject();
            });
        }
    }

    static void WriteMembers(Utf8JsonWriter writer, WorldState world, WorldChange change)
    {
        switch (change)
        {
            case WorldChange.MessageCreated created:
                WriteMessage(writer, world, created.Message);
                break;
            case WorldChange.MessageUpdated updated:
                WriteMessage(writer, world, updated.Message);
                writer.WriteBoolean("was_thinking"u8, updated.Before.IsThinking);
                break;
            case WorldChange.MessageDeleted deleted:
                WriteMessage(writer, world, deleted.Message);
                writer.WriteId("member_id"u8, deleted.MemberId);
                break;
            case WorldChange.ReactionsChanged reactions:
                WriteMessage(writer, world, reactions.Message);
                writer.WriteId("user_id"u8, reactions.User?.Id);
                writer.WriteString("emoji"u8, reactions.Emoji);
                writer.WriteBoolean("added"u8, reactions.IsAdded);
                break;
            case WorldChange.TypingStarted typing:
                writer.WriteId("channel_id"u8, typing.ChannelId);
                UserJson.Write(writer, "user"u8, typing.User);
                break;
            case WorldChange.GuildAdded added:
                writer.WriteId("guild_id"u8, added.Guild.Id);
                break;
            case WorldChange.GuildRemoved removed:
                writer.WriteId("guild_id"u8, removed.Guild.Id);
                break;
            case WorldChange.MemberJoined joined:
                WriteMember(writer, joined.GuildId, joined.Member);
                break;
            case WorldChange.MemberLeft left:
                WriteMember(writer, left.GuildId, left.Member);
                writer.WriteString("departure"u8, NameOf(left.Departure));
                break;
            case WorldChange.MemberChanged changed:
                WriteMember(writer, changed.GuildId, changed.Member);
                break;
            case WorldChange.ChannelAdded added:
                WriteChannel(writer, added.Channel);
                break;
            case WorldChange.ChannelChanged changed:
                WriteChannel(writer, changed.Channel);
                break;
            case WorldChange.ChannelRemoved removed:
                WriteChannel(writer, removed.Channel);
                break;
            case WorldChange.CommandsChanged commands:
                writer.WriteId("guild_id"u8, commands.GuildId);
                break;
            case WorldChange.ModalOpened opened:
                WriteModal(writer, opened.Modal);
                break;
            case WorldChange.ChoicesOffered offered:
                WriteChoices(writer, offered);
                break;
            case WorldChange.InteractionTimedOut late:
                writer.WriteId("interaction_id"u8, late.InteractionId);
                writer.WriteId("channel_id"u8, late.ChannelId);
                writer.WriteId("member_id"u8, late.MemberId);
                break;
        }
    }

    static string NameOf(Departure departure) => departure switch
    {
        Departure.Kicked => "kicked",
        Departure.Banned => "banned",
        _ => "left",
    };

    static void WriteChannel(Utf8JsonWriter writer, GuildChannel channel)
    {
        writer.WritePropertyName("channel"u8);
        ChannelJson.Write(writer, channel);
    }

    static void WriteMessage(Utf8JsonWriter writer, WorldState world, Message message)
    {
        writer.WritePropertyName("message"u8);
        PersonView.Write(writer, world, message);
    }

    static void WriteMember(Utf8JsonWriter writer, Snowflake guildId, Member member)
    {
        writer.WriteId("guild_id"u8, guildId);
        MemberJson.Write(writer, "member"u8, member, withUser: true);
    }

    static void WriteModal(Utf8JsonWriter writer, OpenModal modal)
    {
        writer.WriteId("interaction_id"u8, modal.InteractionId);
        writer.WriteId("channel_id"u8, modal.ChannelId);
        writer.WriteId("member_id"u8, modal.MemberId);
        writer.WriteString("custom_id"u8, modal.CustomId);
        writer.WriteString("title"u8, modal.Title);
        writer.WriteElement("components"u8, modal.Components);
    }

    static void WriteChoices(Utf8JsonWriter writer, WorldChange.ChoicesOffered offered)
    {
        writer.WriteId("interaction_id"u8, offered.InteractionId);
        writer.WriteStartArray("choices"u8);
        foreach (var choice in offered.Choices)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, choice.Name);
            writer.WriteElement("value"u8, choice.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
