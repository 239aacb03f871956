using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Members who come and go.</summary>
sealed class MemberRoster(WorldState world)
{
    /// <summary>Lets a new person, or one who was here before, join.</summary>
    public Member Join(GuildState guild, string name)
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

            var member = new Member(user, [], world.Now);
            guild.Members[user.Id] = member;
            world.Dispatch(new GatewayEvent(
                "GUILD_MEMBER_ADD", GatewayIntents.GuildMembers, guild.Id, MemberBytes(guild, member)));
            world.Changes.Publish(new WorldChange.MemberJoined(guild.Id, member));
            return member;
        }
    }

    public Member? Leave(GuildState guild, Snowflake memberId)
    {
        lock (world.Gate)
        {
            if (!guild.Members.Remove(memberId, out var member))
                return null;

            world.Dispatch(new GatewayEvent(
                "GUILD_MEMBER_REMOVE",
                GatewayIntents.GuildMembers,
                guild.Id,
                JsonBytes.Write((guild, member), static (writer, state) =>
                {
                    writer.WriteStartObject();
                    writer.WriteId("guild_id"u8, state.guild.Id);
                    UserJson.Write(writer, "user"u8, state.member.User);
                    writer.WriteEndObject();
                })));
            world.Changes.Publish(new WorldChange.MemberLeft(guild.Id, member));
            return member;
        }
    }

    static byte[] MemberBytes(GuildState guild, Member member) =>
        JsonBytes.Write((guild, member), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            UserJson.Write(writer, "user"u8, state.member.User);
            MemberJson.WriteMembers(writer, state.member);
            writer.WriteBoolean("mute"u8, false);
            writer.WriteBoolean("deaf"u8, false);
            writer.WriteEndObject();
        });
}
