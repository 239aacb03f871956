using System.Collections.Immutable;
using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Members who come, change and go.</summary>
sealed class MemberRoster(WorldState world, AuditLog audit)
{
    /// <summary>The account of a person by name, known from before or new.</summary>
    public User Account(string name)
    {
        lock (world.Gate)
        {
            var username = name.ToLowerInvariant();
            var user = world.Users.Values.FirstOrDefault(known => known.Username == username && !known.IsBot);
            if (user is null)
            {
                user = new User(world.Ids.Next(), username, name);
                world.Users[user.Id] = user;
            }
            return user;
        }
    }

    /// <summary>Lets a person join.</summary>
    public Member Join(GuildState guild, User user)
    {
        lock (world.Gate)
        {
            var member = new Member(user, [], world.Now);
            guild.Members[user.Id] = member;
            world.Dispatch(Event("GUILD_MEMBER_ADD", guild, member));
            world.Changes.Publish(new WorldChange.MemberJoined(guild.Id, member));
            return member;
        }
    }

    /// <summary>Removes a member.</summary>
    /// <returns>The member, or null when there was none.</returns>
    public Member? Leave(GuildState guild, Snowflake memberId, Departure departure = Departure.Left)
    {
        lock (world.Gate)
        {
            if (!guild.Members.Remove(memberId, out var member))
                return null;
            world.Dispatch(GatewayEvent.Of(
                "GUILD_MEMBER_REMOVE",
                GatewayIntents.GuildMembers,
                guild.Id,
                (guild, member),
                static (writer, state) =>
                {
                    writer.WriteStartObject();
                    writer.WriteId("guild_id"u8, state.guild.Id);
                    UserJson.Write(writer, "user"u8, state.member.User);
                    writer.WriteEndObject();
                }));
            world.Changes.Publish(new WorldChange.MemberLeft(guild.Id, member) { Departure = departure });
            return member;
        }
    }

    /// <summary>Removes a member on the bot's behalf.</summary>
    public void Kick(GuildState guild, Snowflake memberId, string? reason)
    {
        Leave(guild, memberId, Departure.Kicked);
        audit.Add(guild, AuditAction.MemberKick, memberId, reason);
    }

    /// <summary>Gives a member other roles, and tells the audit log which were added and removed.</summary>
    public Member SetRoles(GuildState guild, Member before, ImmutableArray<Snowflake> roles, string? reason)
    {
        var added = roles.Except(before.Roles).Select(id => guild.Roles[id]).ToList();
        var removed = before.Roles.Except(roles).Where(guild.Roles.ContainsKey).Select(id => guild.Roles[id]).ToList();
        if (added.Count + removed.Count == 0)
            return before;
        var after = Replace(guild, before with { Roles = roles });
        audit.Add(guild, AuditAction.MemberRoleUpdate, after.Id, reason, RoleChanges(added, removed));
        return after;
    }

    /// <summary>Changes anything of a member but the roles.</summary>
    public Member Change(GuildState guild, Member before, Member after, string? reason)
    {
        if (before == after)
            return after;
        Replace(guild, after);
        audit.Add(
            guild, AuditAction.MemberUpdate, after.Id, reason, AuditLogJson.Changes(MemberBytes(before), MemberBytes(after)));
        return after;
    }

    Member Replace(GuildState guild, Member after)
    {
        var before = guild.Members[after.Id];
        guild.Members[after.Id] = after;
        world.Dispatch(Event("GUILD_MEMBER_UPDATE", guild, after));
        world.Changes.Publish(new WorldChange.MemberChanged(guild.Id, after, before));
        return after;
    }

    static GatewayEvent Event(string name, GuildState guild, Member member) => GatewayEvent.Of(
        name,
        GatewayIntents.GuildMembers,
        guild.Id,
        (guild, member),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            UserJson.Write(writer, "user"u8, state.member.User);
            MemberJson.WriteMembers(writer, state.member);
            writer.WriteBoolean("mute"u8, false);
            writer.WriteBoolean("deaf"u8, false);
            writer.WriteEndObject();
        });

    static byte[] MemberBytes(Member member) =>
        JsonBytes.Write(member, static (writer, member) => MemberJson.Write(writer, member, withUser: false));

    static JsonElement RoleChanges(List<Role> added, List<Role> removed) =>
        JsonBytes.Parse(JsonBytes.Write((added, removed), static (writer, state) =>
        {
            writer.WriteStartArray();
            foreach (var (key, roles) in ((string, List<Role>)[])[("$add", state.added), ("$remove", state.removed)])
            {
                if (roles.Count == 0)
                    continue;
                writer.WriteStartObject();
                writer.WriteString("key"u8, key);
                writer.WriteStartArray("new_value"u8);
                foreach (var role in roles)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name"u8, role.Name);
                    writer.WriteId("id"u8, role.Id);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
}
