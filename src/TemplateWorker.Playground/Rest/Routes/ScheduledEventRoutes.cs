using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Scheduled events of guilds.</summary>
sealed class ScheduledEventRoutes(WorldState world, AccessRules access, GuildThings events)
{
    const string All = "/guilds/{guild_id}/scheduled-events";
    const string One = All + "/{event_id}";
    const int Interested = 1;
    const int MostUsers = 100;
    const int Scheduled = 1;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", All, RouteLimit.Reading, List),
        new("POST", All, RouteLimit.Messages, CreateAsync),
        new("GET", One, RouteLimit.Reading, Get),
        new("PATCH", One, RouteLimit.Messages, EditAsync),
        new("DELETE", One, RouteLimit.Messages, Delete),
        new("GET", One + "/users", RouteLimit.Reading, Users),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var withCount = request.QueryFlag("with_user_count");
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"));
            return new(ApiAnswer.Array(events.All(guild), (writer, planned) => Write(writer, guild, planned, withCount)));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"));
            return new(Answer(guild, Find(guild, request), request.QueryFlag("with_user_count")));
        }
    }

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.CreateEvents);
            ScheduledEventForm.Check(form, form.Element, guild, world.Now, isNew: true);
            form.Errors.ThrowIfAny();
            return Answer(guild, events.Add(guild, JsonMerge.Without(form.Element, "status"), request.Reason));
        }
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageEvents);
            var before = Find(guild, request);
            ScheduledEventForm.Check(form, JsonMerge.Merge(before.Body, form.Element), guild, world.Now, isNew: false);
            ScheduledEventForm.CheckStatus(form, before.Body.Int32("status") ?? Scheduled);
            form.Errors.ThrowIfAny();
            return Answer(guild, events.Change(guild, before, form.Element, request.Reason));
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageEvents);
            events.Remove(guild, Find(guild, request), request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    ValueTask<ApiAnswer> Users(ApiRequest request)
    {
        var limit = request.QueryLimit(MostUsers, MostUsers);
        var (before, after) = (request.QueryId("before"), request.QueryId("after"));
        var withMember = request.QueryFlag("with_member");
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"));
            var planned = Find(guild, request);
            var users = guild.InterestedIn(planned.Id)
                .Where(id => (before is not { } high || id < high) && (after is not { } low || id > low))
                .Order()
                .Take(limit);
            return new(ApiAnswer.Array(users, (writer, id) => WriteUser(writer, guild, planned.Id, id, withMember)));
        }
    }

    void WriteUser(Utf8JsonWriter writer, GuildState guild, Snowflake eventId, Snowflake userId, bool withMember)
    {
        writer.WriteStartObject();
        writer.WriteId("guild_scheduled_event_id"u8, eventId);
        writer.WriteId("user_id"u8, userId);
        writer.WriteNumber("response"u8, Interested);
        UserJson.Write(writer, "user"u8, world.Users[userId]);
        if (withMember && guild.Members.TryGetValue(userId, out var member))
            MemberJson.Write(writer, "member"u8, member, withUser: true);
        writer.WriteEndObject();
    }

    GuildObject Find(GuildState guild, ApiRequest request) =>
        events.Find(guild, request.Id("event_id")) ?? throw DiscordErrors.UnknownScheduledEvent();

    static ApiAnswer Answer(GuildState guild, GuildObject planned, bool withCount = false) => ApiAnswer.Json(
        (guild, planned, withCount), static (writer, state) => Write(writer, state.guild, state.planned, state.withCount));

    static void Write(Utf8JsonWriter writer, GuildState guild, GuildObject planned, bool withCount) =>
        ScheduledEventJson.Write(writer, guild.Id, planned, withCount ? guild.InterestedIn(planned.Id).Count : null);
}
