using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Keeps and announces what the bot changes in a guild. Called under the world's lock.</summary>
sealed class AuditLog(WorldState world)
{
    // Discord keeps 45 days; a playground keeps what fits on many pages.
    const int MostEntries = 10_000;

    public void Add(
        GuildState guild, AuditAction action, Snowflake? targetId, string? reason,
        JsonElement? changes = null, JsonElement? options = null)
    {
        var entry = new AuditEntry(world.Ids.Next(), action, world.Bot.Id, targetId, reason, changes, options);
        if (guild.AuditEntries.Count >= MostEntries)
            guild.AuditEntries.RemoveRange(0, MostEntries / 8);
        guild.AuditEntries.Add(entry);
        world.Dispatch(GatewayEvent.Of(
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            GatewayIntents.GuildModeration,
            guild.Id,
            (entry, guild.Id),
            static (writer, state) => AuditLogJson.Write(writer, state.entry, state.Id)));
    }
}
