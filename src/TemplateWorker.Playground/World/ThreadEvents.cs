using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>The dispatches about threads.</summary>
static class ThreadEvents
{
    public static GatewayEvent Created(WorldState world, GuildChannel thread) => GatewayEvent.Of(
        "THREAD_CREATE",
        GatewayIntents.Guilds,
        thread.GuildId,
        (thread, world.Bot.Id),
        static (writer, state) => ChannelJson.WriteThread(writer, state.thread, state.Id, isNew: true));

    public static GatewayEvent Updated(WorldState world, GuildChannel thread) => GatewayEvent.Of(
        "THREAD_UPDATE",
        GatewayIntents.Guilds,
        thread.GuildId,
        (thread, world.Bot.Id),
        static (writer, state) => ChannelJson.WriteThread(writer, state.thread, state.Id));

    public static GatewayEvent Deleted(GuildChannel thread) => GatewayEvent.Of(
        "THREAD_DELETE",
        GatewayIntents.Guilds,
        thread.GuildId,
        thread,
        static (writer, thread) =>
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, thread.Id);
            writer.WriteId("guild_id"u8, thread.GuildId);
            writer.WriteId("parent_id"u8, thread.ParentId);
            writer.WriteNumber("type"u8, (int)thread.Type);
            writer.WriteEndObject();
        });

    public static GatewayEvent MembersChanged(ChannelState channel, Snowflake? added, Snowflake? removed) => GatewayEvent.Of(
        "THREAD_MEMBERS_UPDATE",
        GatewayIntents.Guilds,
        channel.Guild.Id,
        (channel, added, removed),
        static (writer, state) =>
        {
            var thread = state.channel.Channel;
            writer.WriteStartObject();
            writer.WriteId("id"u8, thread.Id);
            writer.WriteId("guild_id"u8, thread.GuildId);
            writer.WriteNumber("member_count"u8, thread.Thread!.Members.Count);
            writer.WriteStartArray("added_members"u8);
            if (state.added is { } added && thread.Thread.Members.TryGetValue(added, out var joinedAt))
                ChannelJson.WriteThreadMember(writer, thread.Id, added, joinedAt);
            writer.WriteEndArray();
            writer.WriteIds("removed_member_ids"u8, state.removed is { } removed ? [removed] : []);
            writer.WriteEndObject();
        });
}
