using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Who may not join a guild.</summary>
sealed class BanRoutes(WorldState world, AccessRules access, BanRegistry registry)
{
    const int MostListed = 1000;
    const int MostAtOnce = 200;

    // Seven days, from Discord's documentation.
    const int MostSeconds = 604_800;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}/bans", RouteLimit.Reading, List),
        new("GET", "/guilds/{guild_id}/bans/{user_id}", RouteLimit.Reading, Get),
        new("PUT", "/guilds/{guild_id}/bans/{user_id}", RouteLimit.Messages, AddAsync),
        new("DELETE", "/guilds/{guild_id}/bans/{user_id}", RouteLimit.Messages, Remove),
        new("POST", "/guilds/{guild_id}/bulk-ban", RouteLimit.Messages, AddManyAsync),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var limit = request.QueryLimit(MostListed, MostListed);
        var (before, after) = (request.QueryId("before"), request.QueryId("after"));
        lock (world.Gate)
        {
            var bans = Guild(request).Bans.Values
                .Where(ban => (before is not { } high || ban.User.Id < high) && (after is not { } low || ban.User.Id > low))
                .OrderBy(ban => ban.User.Id)
                .ToList();
            return new(ApiAnswer.Array(before is null ? bans.Take(limit) : bans.TakeLast(limit), Write));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Json(Find(request), Write));
    }

    async ValueTask<ApiAnswer> AddAsync(ApiRequest request)
    {
        var form = Form.Of((await request.OptionalBodyAsync()).Json);
        var deleted = ReadDeletion(form);
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var guild = Guild(request);
            var user = access.User(request.Id("user_id"));
            if (guild.Members.TryGetValue(user.Id, out var member))
                access.CheckBelowBot(guild, member);
            if (!guild.Bans.ContainsKey(user.Id))
                registry.Add(guild, user, deleted, request.Reason);
            return ApiAnswer.NoContent;
        }
    }

    ValueTask<ApiAnswer> Remove(ApiRequest request)
    {
        lock (world.Gate)
        {
            registry.Remove(Guild(request), Find(request).User, request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    async ValueTask<ApiAnswer> AddManyAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var ids = form.Items("user_ids", 1, MostAtOnce, required: true);
        var deleted = ReadDeletion(form);
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.BanMembers | GuildPermissions.ManageGuild);
            var wanted = ids!.Value.EnumerateArray().Select(item => Snowflake.TryParse(item.ToString(), out var id) ? id : default);
            var (banned, failed) = (new List<Snowflake>(), new List<Snowflake>());
            foreach (var id in wanted.Distinct())
                (TryAdd(guild, id, deleted, request.Reason) ? banned : failed).Add(id);
            if (banned.Count == 0)
                throw DiscordErrors.NobodyBanned();
            return ApiAnswer.Json((banned, failed), static (writer, state) =>
            {
                writer.WriteStartObject();
                writer.WriteIds("banned_users"u8, state.banned);
                writer.WriteIds("failed_users"u8, state.failed);
                writer.WriteEndObject();
            });
        }
    }

    bool TryAdd(GuildState guild, Snowflake userId, TimeSpan deleted, string? reason)
    {
        if (!world.Users.TryGetValue(userId, out var user) || guild.Bans.ContainsKey(userId))
            return false;
        if (guild.Members.TryGetValue(userId, out var member)
            && (userId == guild.OwnerId || !guild.HighestRole(guild.Members[world.Bot.Id]).IsAbove(guild.HighestRole(member))))
            return false;
        registry.Add(guild, user, deleted, reason);
        return true;
    }

    GuildState Guild(ApiRequest request) => access.Guild(request.Id("guild_id"), GuildPermissions.BanMembers);

    Ban Find(ApiRequest request) => Guild(request).Bans.GetValueOrDefault(request.Id("user_id")) ?? throw DiscordErrors.UnknownBan();

    static TimeSpan ReadDeletion(Form form) =>
        TimeSpan.FromSeconds(form.Number("delete_message_seconds", 0, MostSeconds) ?? 0);

    static void Write(Utf8JsonWriter writer, Ban ban)
    {
        writer.WriteStartObject();
        writer.WriteString("reason"u8, ban.Reason);
        UserJson.Write(writer, "user"u8, ban.User);
        writer.WriteEndObject();
    }
}
