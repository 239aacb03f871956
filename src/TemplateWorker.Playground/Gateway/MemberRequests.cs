using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Answers requests for guild members with chunks.</summary>
sealed class MemberRequests(WorldState world, MemberRequestLimit limit)
{
    // From Discord's documentation.
    const int ChunkSize = 1000;
    const int MostUserIds = 100;

    public GatewayClose? Answer(GatewaySession session, JsonElement data)
    {
        lock (world.Gate)
        {
            if (data.Id("guild_id") is not { } guildId || !world.Guilds.TryGetValue(guildId, out var guild))
                return null;
            if (IsForAll(data) && limit.Refuse(guildId, data.Text("nonce")) is { } refusal)
            {
                session.Append(refusal);
                return null;
            }

            var found = Select(session, guild, data, out var missing);
            if (found is null)
                return GatewayClose.Of(GatewayCloseCode.UnknownOpcode, "Query and limit, or up to 100 user_ids.");

            var chunks = found.Count == 0 ? [[]] : found.Chunk(ChunkSize).ToList();
            for (var index = 0; index < chunks.Count; index++)
                session.Append(Chunk(guild, chunks[index], index, chunks.Count, missing, data.Text("nonce")));
            return null;
        }
    }

    static bool IsForAll(JsonElement data) =>
        data.Member("user_ids") is null && data.Text("query") is "" && data.Int32("limit") == 0;

    static List<Member>? Select(GatewaySession session, GuildState guild, JsonElement data, out List<Snowflake> missing)
    {
        missing = [];
        if (data.Member("user_ids") is { } wanted)
        {
            var ids = wanted.ValueKind == JsonValueKind.Array
                ? wanted.EnumerateArray().Select(item => item.ToString()).ToList()
                : [wanted.ToString()];
            if (ids.Count > MostUserIds)
                return null;
            var parsed = ids.Select(id => Snowflake.TryParse(id, out var value) ? value : default).ToList();
            missing = [.. parsed.Where(id => !guild.Members.ContainsKey(id))];
            return [.. parsed.Where(guild.Members.ContainsKey).Select(id => guild.Members[id])];
        }

        if (data.Text("query") is not { } query || data.Int32("limit") is not { } limit)
            return null;
        if (query.Length == 0 && limit == 0)
            return session.Intents.HasFlag(GatewayIntents.GuildMembers) ? [.. guild.Members.Values] : [];

        var matching = guild.Members.Values.Where(member =>
            member.User.Username.StartsWith(query, StringComparison.OrdinalIgnoreCase)
            || member.DisplayName.StartsWith(query, StringComparison.OrdinalIgnoreCase));
        return [.. matching.Take(limit is > 0 and <= 100 ? limit : 100)];
    }

    static GatewayEvent Chunk(
        GuildState guild,
        IReadOnlyCollection<Member> members,
        int index,
        int count,
        List<Snowflake> missing,
        string? nonce) => new(
        "GUILD_MEMBERS_CHUNK",
        GatewayIntents.None,
        guild.Id,
        JsonBytes.Write((guild, members, index, count, missing, nonce), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            writer.WriteStartArray("members"u8);
            foreach (var member in state.members)
                MemberJson.Write(writer, member, withUser: true);
            writer.WriteEndArray();
            writer.WriteNumber("chunk_index"u8, state.index);
            writer.WriteNumber("chunk_count"u8, state.count);
            if (state.missing.Count > 0)
                writer.WriteIds("not_found"u8, state.missing);
            if (state.nonce is not null)
                writer.WriteString("nonce"u8, state.nonce);
            writer.WriteEndObject();
        }));
}
