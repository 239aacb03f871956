using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Who wants to come to scheduled events. Called under the world's lock.</summary>
static class EventInterest
{
    public static void Set(WorldState world, GuildState guild, Snowflake eventId, Snowflake userId, bool isInterested)
    {
        if (!guild.Interested.TryGetValue(eventId, out var users))
            guild.Interested[eventId] = users = [];
        var changed = isInterested ? users.Add(userId) : users.Remove(userId);
        if (!changed)
            return;
        world.Dispatch(GatewayEvent.Of(
            isInterested ? "GUILD_SCHEDULED_EVENT_USER_ADD" : "GUILD_SCHEDULED_EVENT_USER_REMOVE",
            GatewayIntents.GuildScheduledEvents,
            guild.Id,
            (guild.Id, eventId, userId),
            static (writer, state) =>
            {
                writer.WriteStartObject();
                writer.WriteId("guild_id"u8, state.Id);
                writer.WriteId("guild_scheduled_event_id"u8, state.eventId);
                writer.WriteId("user_id"u8, state.userId);
                writer.WriteEndObject();
            }));
    }
}
