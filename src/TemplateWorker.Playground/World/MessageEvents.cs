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
        GatewayIntents.GuildMessages,
        message.GuildId,
        JsonBytes.Write(message, static (writer, message) =>
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, message.Id);
            writer.WriteId("channel_id"u8, message.ChannelId);
            writer.WriteId("guild_id"u8, message.GuildId);
            writer.WriteEndObject();
        }));

    public static GatewayEvent Typing(ChannelState channel, User user, DateTimeOffset now) => new(
        "TYPING_START",
        GatewayIntents.GuildMessageTyping,
        channel.Guild.Id,
        JsonBytes.Write((channel, user, now), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("channel_id"u8, state.channel.Channel.Id);
            writer.WriteId("guild_id"u8, state.channel.Guild.Id);
            writer.WriteId("user_id"u8, state.user.Id);
            writer.WriteNumber("timestamp"u8, state.now.ToUnixTimeSeconds());
            if (state.channel.Guild.Members.TryGetValue(state.user.Id, out var member))
                MemberJson.Write(writer, "member"u8, member, withUser: true);
            writer.WriteEndObject();
        }));

    public static GatewayEvent ReactionAdded(
        WorldState world, Message message, string emoji, User user) =>
        Reaction(
            "MESSAGE_REACTION_ADD", message, emoji, user,
            world.Guilds[message.GuildId].Members.GetValueOrDefault(user.Id));

    public static GatewayEvent ReactionRemoved(Message message, string emoji, User user) =>
        Reaction("MESSAGE_REACTION_REMOVE", message, emoji, user, member: null);

    static GatewayEvent Whole(WorldState world, string name, Message message)
    {
        var botSeesContent = message.Author.Id == world.Bot.Id
            || message.Mentions.Any(member => member.Id == world.Bot.Id);
        return new GatewayEvent(
            name,
            GatewayIntents.GuildMessages,
            message.GuildId,
            Bytes(world, message, withoutContent: false),
            botSeesContent ? null : () => Bytes(world, message, withoutContent: true));
    }

    static byte[] Bytes(WorldState world, Message message, bool withoutContent) =>
        JsonBytes.Write((world, message, withoutContent), static (writer, state) =>
            MessageJson.Write(writer, state.world, state.message, MessageView.Gateway, state.withoutContent));

    static GatewayEvent Reaction(
        string name, Message message, string emoji, User user, Member? member) => new(
        name,
        GatewayIntents.GuildMessageReactions,
        message.GuildId,
        JsonBytes.Write((message, emoji, user, member), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("user_id"u8, state.user.Id);
            writer.WriteNumber("type"u8, 0);
            writer.WriteId("message_id"u8, state.message.Id);
            writer.WriteId("message_author_id"u8, state.message.Author.Id);
            writer.WriteId("channel_id"u8, state.message.ChannelId);
            writer.WriteId("guild_id"u8, state.message.GuildId);
            writer.WriteBoolean("burst"u8, false);
            EmojiJson.Write(writer, "emoji"u8, state.emoji);
            if (state.member is not null)
                MemberJson.Write(writer, "member"u8, state.member, withUser: true);
            writer.WriteEndObject();
        }));
}
