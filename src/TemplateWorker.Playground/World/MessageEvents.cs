using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>The dispatches about messages.</summary>
static class MessageEvents
{
    public static GatewayEvent Created(WorldState world, Message message) =>
        Whole(world, "MESSAGE_CREATE", message);

    public static GatewayEvent Updated(WorldState world, Message message) =>
        Whole(world, "MESSAGE_UPDATE", message);

    public static GatewayEvent Deleted(Message message) => new(
        "MESSAGE_DELETE",
        MessagesOf(message),
        GuildIdOf(message),
        JsonBytes.Write(message, static (writer, message) =>
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, message.Id);
            WritePlace(writer, message);
            writer.WriteEndObject();
        }));

    /// <summary>Several messages of a channel went at once.</summary>
    public static GatewayEvent BulkDeleted(ChannelState channel, IReadOnlyList<Snowflake> messageIds) => GatewayEvent.Of(
        "MESSAGE_DELETE_BULK",
        GatewayIntents.GuildMessages,
        channel.Guild.Id,
        (channel, messageIds),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteIds("ids"u8, state.messageIds);
            writer.WriteId("channel_id"u8, state.channel.Channel.Id);
            writer.WriteId("guild_id"u8, state.channel.Guild.Id);
            writer.WriteEndObject();
        });

    /// <summary>All reactions of a message went, or all with one emoji.</summary>
    public static GatewayEvent ReactionsCleared(Message message, string? emoji) => GatewayEvent.Of(
        emoji is null ? "MESSAGE_REACTION_REMOVE_ALL" : "MESSAGE_REACTION_REMOVE_EMOJI",
        message.GuildId == default ? GatewayIntents.DirectMessageReactions : GatewayIntents.GuildMessageReactions,
        GuildIdOf(message),
        (message, emoji),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("message_id"u8, state.message.Id);
            WritePlace(writer, state.message);
            if (state.emoji is { } emoji)
                EmojiJson.Write(writer, "emoji"u8, emoji);
            writer.WriteEndObject();
        });

    /// <summary>A message was pinned or its pin taken away.</summary>
    public static GatewayEvent PinsChanged(ChannelState channel) => GatewayEvent.Of(
        "CHANNEL_PINS_UPDATE",
        GatewayIntents.Guilds,
        channel.IsDirect ? null : channel.Guild.Id,
        channel,
        static (writer, channel) =>
        {
            writer.WriteStartObject();
            if (!channel.IsDirect)
                writer.WriteId("guild_id"u8, channel.Guild.Id);
            writer.WriteId("channel_id"u8, channel.Channel.Id);
            writer.WriteTime("last_pin_timestamp"u8, channel.Channel.LastPinAt);
            writer.WriteEndObject();
        });

    public static GatewayEvent Typing(ChannelState channel, User user, DateTimeOffset now) => new(
        "TYPING_START",
        channel.IsDirect ? GatewayIntents.DirectMessageTyping : GatewayIntents.GuildMessageTyping,
        channel.IsDirect ? null : channel.Guild.Id,
        JsonBytes.Write((channel, user, now), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("channel_id"u8, state.channel.Channel.Id);
            if (!state.channel.IsDirect)
                writer.WriteId("guild_id"u8, state.channel.Guild.Id);
            writer.WriteId("user_id"u8, state.user.Id);
            writer.WriteNumber("timestamp"u8, state.now.ToUnixTimeSeconds());
            if (!state.channel.IsDirect && state.channel.Guild.Members.TryGetValue(state.user.Id, out var member))
                MemberJson.Write(writer, "member"u8, member, withUser: true);
            writer.WriteEndObject();
        }));

    public static GatewayEvent ReactionAdded(
        WorldState world, Message message, string emoji, User user) =>
        Reaction(
            "MESSAGE_REACTION_ADD", message, emoji, user,
            world.GuildOf(message).Members.GetValueOrDefault(user.Id));

    public static GatewayEvent ReactionRemoved(Message message, string emoji, User user) =>
        Reaction("MESSAGE_REACTION_REMOVE", message, emoji, user, member: null);

    static GatewayIntents MessagesOf(Message message) =>
        message.GuildId == default ? GatewayIntents.DirectMessages : GatewayIntents.GuildMessages;

    static Snowflake? GuildIdOf(Message message) => message.GuildId == default ? null : message.GuildId;

    static void WritePlace(Utf8JsonWriter writer, Message message)
    {
        writer.WriteId("channel_id"u8, message.ChannelId);
        if (message.GuildId != default)
            writer.WriteId("guild_id"u8, message.GuildId);
    }

    static GatewayEvent Whole(WorldState world, string name, Message message)
    {
        var botSeesContent = message.Author.Id == world.Bot.Id
            || message.GuildId == default
            || message.Mentions.Any(member => member.Id == world.Bot.Id);
        return new GatewayEvent(
            name,
            MessagesOf(message),
            GuildIdOf(message),
            Bytes(world, message, withoutContent: false),
            botSeesContent ? null : () => Bytes(world, message, withoutContent: true));
    }

    static byte[] Bytes(WorldState world, Message message, bool withoutContent) =>
        JsonBytes.Write((world, message, withoutContent), static (writer, state) =>
            MessageJson.Write(writer, state.world, state.message, MessageView.Gateway, state.withoutContent));

    static GatewayEvent Reaction(
        string name, Message message, string emoji, User user, Member? member) => new(
        name,
        message.GuildId == default ? GatewayIntents.DirectMessageReactions : GatewayIntents.GuildMessageReactions,
        GuildIdOf(message),
        JsonBytes.Write((message, emoji, user, member), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("user_id"u8, state.user.Id);
            writer.WriteNumber("type"u8, 0);
            writer.WriteId("message_id"u8, state.message.Id);
            writer.WriteId("message_author_id"u8, state.message.Author.Id);
            WritePlace(writer, state.message);
            writer.WriteBoolean("burst"u8, false);
            EmojiJson.Write(writer, "emoji"u8, state.emoji);
            if (state.member is not null && state.message.GuildId != default)
                MemberJson.Write(writer, "member"u8, state.member, withUser: true);
            writer.WriteEndObject();
        }));
}
