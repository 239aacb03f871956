using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Makes, changes and removes roles. Called under the world's lock.</summary>
sealed class RoleRegistry(WorldState world, AuditLog audit)
{
    public Role Add(GuildState guild, Role role, string? reason)
    {
        guild.Roles[role.Id] = role;
        world.Dispatch(Event("GUILD_ROLE_CREATE", guild, role));
        audit.Add(guild, AuditAction.RoleCreate, role.Id, reason, AuditLogJson.Changes(null, Bytes(role)));
        return role;
    }

    public Role Replace(GuildState guild, Role before, Role after, string? reason)
    {
        if (before == after)
            return after;
        guild.Roles[after.Id] = after;
        world.Dispatch(Event("GUILD_ROLE_UPDATE", guild, after));
        audit.Add(guild, AuditAction.RoleUpdate, after.Id, reason, AuditLogJson.Changes(Bytes(before), Bytes(after)));
        return after;
    }

    /// <summary>Removes a role from the guild, and from its members and channels, of which Discord says nothing.</summary>
    public void Remove(GuildState guild, Role role, string? reason)
    {
        guild.Roles.Remove(role.Id);
        foreach (var member in guild.Members.Values.Where(member => member.Roles.Contains(role.Id)).ToList())
            guild.Members[member.Id] = member with { Roles = member.Roles.Remove(role.Id) };
        foreach (var state in guild.Channels.Values)
        {
            var overwrites = state.Channel.Overwrites.RemoveAll(overwrite => !overwrite.IsMember && overwrite.TargetId == role.Id);
            state.Channel = state.Channel with { Overwrites = overwrites };
        }
        world.Dispatch(GatewayEvent.Of(
            "GUILD_ROLE_DELETE",
            GatewayIntents.Guilds,
            guild.Id,
            (guild, role),
            static (writer, state) =>
            {
                writer.WriteStartObject();
                writer.WriteId("guild_id"u8, state.guild.Id);
                writer.WriteId("role_id"u8, state.role.Id);
                writer.WriteEndObject();
            }));
        audit.Add(guild, AuditAction.RoleDelete, role.Id, reason, AuditLogJson.Changes(Bytes(role), null));
    }

    static GatewayEvent Event(string name, GuildState guild, Role role) => GatewayEvent.Of(
        name,
        GatewayIntents.Guilds,
        guild.Id,
        (guild, role),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            writer.WritePropertyName("role"u8);
            RoleJson.Write(writer, state.role);
            writer.WriteEndObject();
        });

    static byte[] Bytes(Role role) => JsonBytes.Write(role, RoleJson.Write);
}
