using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Answers requests for guild members with chunks.</summary>
sealed class MemberRequests(WorldState world, MemberRequestLimit limit)
{
    // From Discord's documentation.
    const int MostUserIds = 100;

    public GatewayClose? Answer(GatewaySession session, JsonElement data)
    {
        lock (world.Gate)
        {
            if (AnswersTo(session.Intents, data) is not { } answers)
                return GatewayClose.Of(GatewayCloseCode.UnknownOpcode, "Query and limit, or up to 100 user_ids.");
            foreach (var answer in answers)
                session.Append(answer);
            return null;
        }
    }

    /// <summary>The events that answer a request. Called under the world's lock.</summary>
    /// <returns>Null when it asks for nothing that there is.</returns>
    public IReadOnlyList<GatewayEvent>? AnswersTo(GatewayIntents intents, JsonElement data)
    {
        if (data.Id("guild_id") is not { } guildId || !world.Guilds.TryGetValue(guildId, out var guild))
            return [];
        if (IsForAll(data) && limit.Refuse(guildId, data.Text("nonce")) is { } refusal)
            return [refusal];
        if (Select(intents, guild, data, out var missing) is not { } found)
            return null;
        var chunks = found.Count == 0 ? [[]] : found.Chunk(world.Options.MembersPerChunk).ToList();
        return [.. chunks.Select((members, index) => Chunk(guild, members, index, chunks.Count, missing, data))];
    }

    static bool IsForAll(JsonElement data) =>
        data.Member("user_ids") is null && data.Text("query") is "" && data.Int32("limit") == 0;

    static List<Member>? Select(GatewayIntents intents, GuildState guild, JsonElement data, out List<Snowflake> missing)
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
            return intents.HasFlag(GatewayIntents.GuildMembers) ? [.. guild.Members.Values] : [];

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
        JsonElement request) => new(
        "GUILD_MEMBERS_CHUNK",
        GatewayIntents.None,
        guild.Id,
        JsonBytes.Write((guild, members, index, count, missing, request), static (writer, state) =>
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
            if (state.request.Member("presences") is { ValueKind: JsonValueKind.True })
                writer.WriteEmptyArrays("presences");
            if (state.request.Text("nonce") is { } nonce)
                writer.WriteString("nonce"u8, nonce);
            writer.WriteEndObject();
        }));
}
