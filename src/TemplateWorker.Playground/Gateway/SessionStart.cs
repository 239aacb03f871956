using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>The first dispatches of a session. Made under the world's lock, so nothing is missed or doubled.</summary>
static class SessionStart
{
    // GATEWAY_MESSAGE_CONTENT and GATEWAY_GUILD_MEMBERS and GATEWAY_PRESENCE: the application may use privileged intents.
    public const int ApplicationFlags = (1 << 18) | (1 << 14) | (1 << 12);

    public static GatewayEvent Ready(WorldState world, GatewaySession session, string gatewayUrl) => new(
        "READY",
        GatewayIntents.None,
        null,
        JsonBytes.Write((world, session, gatewayUrl), static (writer, state) =>
        {
            var (world, session, gatewayUrl) = state;
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, 10);
            writer.WriteStartObject("user_settings"u8);
            writer.WriteEndObject();
            writer.WritePropertyName("user"u8);
            UserJson.WriteSelf(writer, world.Bot);
            writer.WriteString("session_type"u8, "normal"u8);
            writer.WriteString("session_id"u8, session.Id);
            writer.WriteString("resume_gateway_url"u8, gatewayUrl);
            writer.WriteStartArray("guilds"u8);
            foreach (var guild in world.Guilds.Values.Where(guild => session.Holds(guild.Id)))
                WriteUnavailable(writer, guild.Id);
            writer.WriteEndArray();
            writer.WriteStartArray("shard"u8);
            writer.WriteNumberValue(session.ShardId);
            writer.WriteNumberValue(session.ShardCount);
            writer.WriteEndArray();
            writer.WriteStartObject("application"u8);
            writer.WriteId("id"u8, world.ApplicationId);
            writer.WriteNumber("flags"u8, ApplicationFlags);
            writer.WriteEndObject();
            writer.WriteEmptyArrays("relationships", "private_channels", "presences", "geo_ordered_rtc_regions");
            writer.WriteEndObject();
        }));

    public static GatewayEvent Resumed { get; } = new(
        "RESUMED",
        GatewayIntents.None,
        null,
        JsonBytes.Write(0, static (writer, _) =>
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }));

    /// <summary>A guild that an outage has taken away for a while.</summary>
    public static GatewayEvent GuildUnavailable(GuildState guild) => GatewayEvent.Of(
        "GUILD_DELETE", GatewayIntents.Guilds, guild.Id, guild.Id, WriteUnavailable);

    /// <summary>A guild that the bot was removed from: without a word of it being unavailable.</summary>
    public static GatewayEvent GuildGone(GuildState guild) => GatewayEvent.Of(
        "GUILD_DELETE",
        GatewayIntents.Guilds,
        guild.Id,
        guild.Id,
        static (writer, id) =>
        {
            writer.WriteStartObject();
            writer.WriteId("id"u8, id);
            writer.WriteEndObject();
        });

    public static GatewayEvent GuildCreate(WorldState world, GuildState guild, GatewayIntents intents) => new(
        "GUILD_CREATE",
        GatewayIntents.Guilds,
        guild.Id,
        JsonBytes.Write((world, guild, intents), static (writer, state) => GuildJson.WriteCreate(
            writer,
            state.guild,
            state.world.Bot,
            state.intents.HasFlag(GatewayIntents.GuildPresences))));

    static void WriteUnavailable(Utf8JsonWriter writer, Snowflake guildId)
    {
        writer.WriteStartObject();
        writer.WriteId("id"u8, guildId);
        writer.WriteBoolean("unavailable"u8, true);
        writer.WriteEndObject();
    }
}
