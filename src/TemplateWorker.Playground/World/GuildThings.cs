using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>
/// Keeps one kind of a guild's things as the bot wrote them, and tells of every change. Called under the world's lock.
/// </summary>
/// <param name="world">Where they are.</param>
/// <param name="audit">Where changes are kept.</param>
/// <param name="select">Where a guild keeps them.</param>
/// <param name="write">How one is written.</param>
/// <param name="intent">What a session needs to hear of them.</param>
/// <param name="eventName">What their dispatches begin with.</param>
/// <param name="creation">The first of their three kinds of audit entries: made, changed, removed.</param>
sealed class GuildThings(
    WorldState world,
    AuditLog audit,
    Func<GuildState, Dictionary<Snowflake, GuildObject>> select,
    Action<Utf8JsonWriter, Snowflake, GuildObject> write,
    GatewayIntents intent,
    string eventName,
    AuditAction creation)
{
    public IReadOnlyCollection<GuildObject> All(GuildState guild) => select(guild).Values;

    public GuildObject? Find(GuildState guild, Snowflake id) => select(guild).GetValueOrDefault(id);

    public GuildObject Add(GuildState guild, JsonElement body, string? reason)
    {
        var made = new GuildObject(world.Ids.Next(), world.Bot.Id, body);
        select(guild)[made.Id] = made;
        Tell("_CREATE", guild, made);
        audit.Add(guild, creation, made.Id, reason, AuditLogJson.Changes(null, Bytes(guild, made)));
        return made;
    }

    public GuildObject Change(GuildState guild, GuildObject before, JsonElement change, string? reason)
    {
        var after = before with { Body = JsonMerge.Merge(before.Body, change) };
        select(guild)[after.Id] = after;
        Tell("_UPDATE", guild, after);
        audit.Add(guild, creation + 1, after.Id, reason, AuditLogJson.Changes(Bytes(guild, before), Bytes(guild, after)));
        return after;
    }

    public void Remove(GuildState guild, GuildObject gone, string? reason)
    {
        select(guild).Remove(gone.Id);
        Tell("_DELETE", guild, gone);
        audit.Add(guild, creation + 2, gone.Id, reason, AuditLogJson.Changes(Bytes(guild, gone), null));
    }

    void Tell(string what, GuildState guild, GuildObject thing) => world.Dispatch(GatewayEvent.Of(
        eventName + what, intent, guild.Id, (write, guild.Id, thing), static (writer, state) =>
            state.write(writer, state.Id, state.thing)));

    byte[] Bytes(GuildState guild, GuildObject thing) => JsonBytes.Write(
        (write, guild.Id, thing), static (writer, state) => state.write(writer, state.Id, state.thing));
}
