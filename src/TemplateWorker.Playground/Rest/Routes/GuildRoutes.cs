using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Guilds, their channels, roles and members.</summary>
sealed class GuildRoutes(WorldState world, AccessRules access)
{
    const int MostMembers = 1000;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}", RouteLimit.Reading, Guild),
        new("GET", "/guilds/{guild_id}/channels", RouteLimit.Reading, Channels),
        new("GET", "/guilds/{guild_id}/roles", RouteLimit.Reading, Roles),
        new("GET", "/guilds/{guild_id}/members", RouteLimit.Reading, Members),
        new("GET", "/guilds/{guild_id}/members/{user_id}", RouteLimit.Reading, Member),
        new("GET", "/channels/{channel_id}", RouteLimit.Reading, Channel),
    ];

    ValueTask<ApiAnswer> Guild(ApiRequest request)
    {
        lock (world.Gate)
        {
            return new(ApiAnswer.Json(
                (guild: access.Guild(request.Id("guild_id")), withCounts: request.QueryFlag("with_counts")),
                static (writer, state) => GuildJson.Write(writer, state.guild, state.withCounts)));
        }
    }

    ValueTask<ApiAnswer> Channels(ApiRequest request)
    {
        lock (world.Gate)
        {
            var channels = access.Guild(request.Id("guild_id")).Channels.Values;
            return new(ApiAnswer.Array(channels.Select(state => state.Channel), ChannelJson.Write));
        }
    }

    ValueTask<ApiAnswer> Roles(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Array(access.Guild(request.Id("guild_id")).Roles.Values, RoleJson.Write));
    }

    ValueTask<ApiAnswer> Members(ApiRequest request)
    {
        var limit = Math.Clamp(request.QueryNumber("limit") ?? 1, 1, MostMembers);
        var after = request.QueryId("after") ?? default;
        lock (world.Gate)
        {
            var members = access.Guild(request.Id("guild_id")).Members.Values
                .Where(member => member.Id > after)
                .OrderBy(member => member.Id)
                .Take(limit);
            return new(ApiAnswer.Array(members, static (writer, member) =>
                MemberJson.Write(writer, member, withUser: true)));
        }
    }

    ValueTask<ApiAnswer> Member(ApiRequest request)
    {
        var userId = request.Text("user_id") == "@me" ? world.Bot.Id : request.Id("user_id");
        return new(ApiAnswer.Json(access.Member(request.Id("guild_id"), userId), static (writer, member) =>
            MemberJson.Write(writer, member, withUser: true)));
    }

    ValueTask<ApiAnswer> Channel(ApiRequest request) =>
        new(ApiAnswer.Json(access.Channel(request.Id("channel_id")).Channel, ChannelJson.Write));
}
