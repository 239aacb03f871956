using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Makes, changes and removes emojis of guilds. Called under the world's lock.</summary>
sealed class EmojiRegistry(WorldState world, AuditLog audit)
{
    public GuildEmoji Add(GuildState guild, GuildEmoji emoji, string? reason)
    {
        guild.Emojis[emoji.Id] = emoji;
        Tell(guild);
        audit.Add(guild, AuditAction.EmojiCreate, emoji.Id, reason, AuditLogJson.Changes(null, Bytes(emoji)));
        return emoji;
    }

    public GuildEmoji Replace(GuildState guild, GuildEmoji before, GuildEmoji after, string? reason)
    {
        guild.Emojis[after.Id] = after;
        Tell(guild);
        audit.Add(guild, AuditAction.EmojiUpdate, after.Id, reason, AuditLogJson.Changes(Bytes(before), Bytes(after)));
        return after;
    }

    public void Remove(GuildState guild, GuildEmoji emoji, string? reason)
    {
        guild.Emojis.Remove(emoji.Id);
        Tell(guild);
        audit.Add(guild, AuditAction.EmojiDelete, emoji.Id, reason, AuditLogJson.Changes(Bytes(emoji), null));
    }

    void Tell(GuildState guild) => world.Dispatch(GatewayEvent.Of(
        "GUILD_EMOJIS_UPDATE",
        GatewayIntents.GuildExpressions,
        guild.Id,
        guild,
        static (writer, guild) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, guild.Id);
            writer.WriteStartArray("emojis"u8);
            foreach (var emoji in guild.Emojis.Values)
                EmojiJson.Write(writer, emoji);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }));

    static byte[] Bytes(GuildEmoji emoji) => JsonBytes.Write(emoji, EmojiJson.Write);
}
