using System.Security.Cryptography;
using System.Text.Json;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Makes and revokes invites. Called under the world's lock.</summary>
sealed class InviteRegistry(WorldState world, AuditLog audit)
{
    const string CodeAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
    const int CodeLength = 8;

    public IEnumerable<Invite> Valid(GuildState guild) =>
        guild.Invites.Values.Where(invite => invite.ExpiresAt is not { } end || end > world.Now);

    public (GuildState Guild, Invite Invite)? Find(string code)
    {
        foreach (var guild in world.Guilds.Values)
        {
            if (Valid(guild).FirstOrDefault(invite => invite.Code == code) is { } invite)
                return (guild, invite);
        }
        return null;
    }

    /// <summary>An invite of the bot that is like another one it would make.</summary>
    public Invite? FindLike(ChannelState channel, int maxAge, int maxUses, bool isTemporary) =>
        Valid(channel.Guild).FirstOrDefault(invite =>
            invite.ChannelId == channel.Channel.Id && invite.Inviter.Id == world.Bot.Id
            && invite.MaxAgeSeconds == maxAge && invite.MaxUses == maxUses && invite.IsTemporary == isTemporary);

    public Invite Add(ChannelState channel, int maxAge, int maxUses, bool isTemporary, string? reason)
    {
        var code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        var invite = new Invite(code, channel.Channel.Id, world.Bot, world.Now, maxAge, maxUses, isTemporary);
        channel.Guild.Invites[code] = invite;
        world.Dispatch(GatewayEvent.Of(
            "INVITE_CREATE",
            GatewayIntents.GuildInvites,
            channel.Guild.Id,
            (channel.Guild.Id, invite),
            static (writer, state) => InviteJson.WriteCreated(writer, state.Id, state.invite)));
        audit.Add(channel.Guild, AuditAction.InviteCreate, targetId: null, reason, Changes(null, channel.Guild, invite));
        return invite;
    }

    public void Remove(GuildState guild, Invite invite, string? reason)
    {
        guild.Invites.Remove(invite.Code);
        world.Dispatch(GatewayEvent.Of(
            "INVITE_DELETE",
            GatewayIntents.GuildInvites,
            guild.Id,
            (guild.Id, invite),
            static (writer, state) =>
            {
                writer.WriteStartObject();
                writer.WriteId("guild_id"u8, state.Id);
                writer.WriteId("channel_id"u8, state.invite.ChannelId);
                writer.WriteString("code"u8, state.invite.Code);
                writer.WriteEndObject();
            }));
        audit.Add(guild, AuditAction.InviteDelete, targetId: null, reason, Changes(invite, guild, null));
    }

    static JsonElement Changes(Invite? before, GuildState guild, Invite? after) =>
        AuditLogJson.Changes(Bytes(before, guild), Bytes(after, guild));

    static byte[]? Bytes(Invite? invite, GuildState guild) => invite is null
        ? null
        : JsonBytes.Write((guild.Id, invite), static (writer, state) => InviteJson.WriteCreated(writer, state.Id, state.invite));
}
