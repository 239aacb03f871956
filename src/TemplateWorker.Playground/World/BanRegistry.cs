using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Bans users and lets them in again. Called under the world's lock.</summary>
sealed class BanRegistry(WorldState world, MemberRoster roster, MessageBoard board, AuditLog audit)
{
    public void Add(GuildState guild, User user, TimeSpan deletedMessages, string? reason)
    {
        guild.Bans[user.Id] = new Ban(user, reason);
        roster.Leave(guild, user.Id, Departure.Banned);
        world.Dispatch(Event("GUILD_BAN_ADD", guild, user));
        audit.Add(guild, AuditAction.MemberBanAdd, user.Id, reason);
        if (deletedMessages > TimeSpan.Zero)
            DeleteMessages(guild, user, world.Now - deletedMessages);
    }

    public void Remove(GuildState guild, User user, string? reason)
    {
        guild.Bans.Remove(user.Id);
        world.Dispatch(Event("GUILD_BAN_REMOVE", guild, user));
        audit.Add(guild, AuditAction.MemberBanRemove, user.Id, reason);
    }

    void DeleteMessages(GuildState guild, User author, DateTimeOffset since)
    {
        foreach (var channel in guild.Channels.Values.Concat(guild.Threads.Values))
        {
            var ids = channel.Messages.All
                .Where(message => message.Author.Id == author.Id && message.CreatedAt >= since)
                .Select(message => message.Id)
                .ToList();
            if (ids.Count > 0)
                board.BulkDelete(channel, ids);
        }
    }

    static GatewayEvent Event(string name, GuildState guild, User user) => GatewayEvent.Of(
        name,
        GatewayIntents.GuildModeration,
        guild.Id,
        (guild, user),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            UserJson.Write(writer, "user"u8, state.user);
            writer.WriteEndObject();
        });
}
