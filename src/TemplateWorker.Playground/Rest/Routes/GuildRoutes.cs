using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Guilds as a whole, and what was changed in them.</summary>
sealed class GuildRoutes(WorldState world, AccessRules access)
{
    const int UsualEntries = 50;
    const int MostEntries = 100;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}", RouteLimit.Reading, Guild),
        new("GET", "/guilds/{guild_id}/audit-logs", RouteLimit.Reading, AuditLog),
    ];

    ValueTask<ApiAnswer> Guild(ApiRequest request)
    {
        lock (world.Gate)
        {
            return new(ApiAnswer.Json(
                (guild: access.Guild(request.Id("guild_id")), withCounts: request.QueryFlag("with_counts")),
                static (writer, state) => GuildJson.Write(writer, state.guild, state.withCounts)));
        }
    }

    ValueTask<ApiAnswer> AuditLog(ApiRequest request)
    {
        var limit = request.QueryLimit(UsualEntries, MostEntries);
        var (before, after) = (request.QueryId("before"), request.QueryId("after"));
        var (user, action) = (request.QueryId("user_id"), request.QueryNumber("action_type"));
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ViewAuditLog);
            var fitting = guild.AuditEntries.Where(entry =>
                (before is not { } high || entry.Id < high)
                && (after is not { } low || entry.Id > low)
                && (user is not { } actor || entry.UserId == actor)
                && (action is not { } kind || (int)entry.Action == kind));
            // With "after" Discord goes up from there, without it down from the newest.
            var page = after is null ? fitting.Reverse().Take(limit) : fitting.Take(limit);
            return new(ApiAnswer.Json((world, guild, entries: page.ToList()), static (writer, state) =>
                WriteLog(writer, state.world, state.guild, state.entries)));
        }
    }

    static void WriteLog(Utf8JsonWriter writer, WorldState world, GuildState guild, List<AuditEntry> entries)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("audit_log_entries"u8);
        foreach (var entry in entries)
            AuditLogJson.Write(writer, entry);
        writer.WriteEndArray();
        writer.WriteStartArray("users"u8);
        var named = entries.Select(entry => entry.UserId).Concat(entries.Select(entry => entry.TargetId).OfType<Snowflake>());
        foreach (var user in named.Distinct().Select(world.Users.GetValueOrDefault).OfType<User>())
            UserJson.Write(writer, user);
        writer.WriteEndArray();
        writer.WriteStartArray("webhooks"u8);
        foreach (var webhook in guild.Webhooks.Values.Where(webhook => entries.Exists(entry => entry.TargetId == webhook.Id)))
            WebhookJson.Write(writer, world, guild.Id, webhook);
        writer.WriteEndArray();
        writer.WriteEmptyArrays(
            "integrations", "threads", "guild_scheduled_events", "auto_moderation_rules", "application_commands");
        writer.WriteEndObject();
    }
}
