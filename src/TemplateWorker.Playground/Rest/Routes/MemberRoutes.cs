using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Members of guilds.</summary>
sealed class MemberRoutes(WorldState world, AccessRules access, MemberRoster roster)
{
    const int MostMembers = 1000;
    const int NickLength = 32;

    // From Discord's documentation of time-outs.
    static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}/members", RouteLimit.Reading, List),
        new("GET", "/guilds/{guild_id}/members/search", RouteLimit.Reading, Search),
        new("GET", "/guilds/{guild_id}/members/{user_id}", RouteLimit.Reading, Get),
        new("PATCH", "/guilds/{guild_id}/members/{user_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/guilds/{guild_id}/members/{user_id}", RouteLimit.Messages, Kick),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var limit = request.QueryLimit(1, MostMembers);
        var after = request.QueryId("after") ?? default;
        lock (world.Gate)
        {
            var members = access.Guild(request.Id("guild_id")).Members.Values
                .Where(member => member.Id > after)
                .OrderBy(member => member.Id)
                .Take(limit);
            return new(ApiAnswer.Array(members, Write));
        }
    }

    ValueTask<ApiAnswer> Search(ApiRequest request)
    {
        var limit = request.QueryLimit(1, MostMembers);
        var query = request.Context.Request.Query["query"].ToString();
        var errors = new FormErrors();
        if (query.Length == 0)
            errors.At("query").Add("BASE_TYPE_REQUIRED", "This field is required");
        errors.ThrowIfAny();
        lock (world.Gate)
        {
            var members = access.Guild(request.Id("guild_id")).Members.Values
                .Where(member => member.User.Username.StartsWith(query, StringComparison.OrdinalIgnoreCase)
                    || member.DisplayName.StartsWith(query, StringComparison.OrdinalIgnoreCase))
                .Take(limit);
            return new(ApiAnswer.Array(members, Write));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request) =>
        new(ApiAnswer.Json(access.Member(request.Id("guild_id"), UserId(request)), Write));

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"));
            var member = access.Member(guild.Id, UserId(request));
            if (member.Id == world.Bot.Id && form.Has("nick"))
                access.Guild(guild.Id, GuildPermissions.ChangeNickname);
            var changed = Read(guild, member, form);
            var roles = ReadRoles(guild, member, form);
            form.Errors.ThrowIfAny();

            changed = roster.Change(guild, member, changed, request.Reason);
            return ApiAnswer.Json(roles is { } given ? roster.SetRoles(guild, changed, given, request.Reason) : changed, Write);
        }
    }

    ValueTask<ApiAnswer> Kick(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.KickMembers);
            var member = access.Member(guild.Id, request.Id("user_id"));
            access.CheckBelowBot(guild, member);
            roster.Kick(guild, member.Id, request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    Member Read(GuildState guild, Member member, Form form)
    {
        // Nobody talks in the playground, so nobody can be muted, deafened or moved.
        foreach (var name in (string[])["mute", "deaf", "channel_id"])
        {
            if (form.Element.Member(name) is not null)
                throw DiscordErrors.NotInVoice();
        }
        if (form.Has("nick"))
        {
            if (member.Id != world.Bot.Id)
                CheckMayChange(guild, member, GuildPermissions.ManageNicknames);
            var nick = form.Text("nick", 0, NickLength);
            member = member with { Nick = string.IsNullOrEmpty(nick) ? null : nick };
        }
        if (form.Has("communication_disabled_until"))
        {
            CheckMayChange(guild, member, GuildPermissions.ModerateMembers);
            member = member with { TimeoutUntil = ReadTimeout(form) };
        }
        return member;
    }

    void CheckMayChange(GuildState guild, Member member, GuildPermissions needed)
    {
        access.Guild(guild.Id, needed);
        access.CheckBelowBot(guild, member);
        if (needed == GuildPermissions.ModerateMembers
            && PermissionRules.InGuild(guild, member).HasFlag(GuildPermissions.Administrator))
            throw DiscordErrors.MissingPermissions();
    }

    DateTimeOffset? ReadTimeout(Form form)
    {
        const string name = "communication_disabled_until";
        if (form.Text(name, 1, 40) is not { } text)
            return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
            form.Errors.At(name).Add("DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        else if (until - world.Now > LongestTimeout)
            form.Errors.At(name).Add("TIMEOUT_MAX", "Must be less than 28 days in the future.");
        return until;
    }

    ImmutableArray<Snowflake>? ReadRoles(GuildState guild, Member member, Form form)
    {
        if (form.Items("roles", 0, int.MaxValue) is not { } items)
            return null;
        access.Guild(guild.Id, GuildPermissions.ManageRoles);
        var roles = items.EnumerateArray().Select(Id).Distinct().ToImmutableArray();
        foreach (var id in roles.Union(member.Roles).Except(roles.Intersect(member.Roles)))
        {
            var role = guild.Roles.GetValueOrDefault(id) ?? throw DiscordErrors.UnknownRole();
            if (role.BotId is not null || role.Id == guild.Id)
                throw DiscordErrors.InvalidRole();
            access.CheckBelowBot(guild, role);
        }
        return roles;
    }

    static Snowflake Id(JsonElement item) => Snowflake.TryParse(item.ToString(), out var id) ? id : default;

    Snowflake UserId(ApiRequest request) => request.Text("user_id") == "@me" ? world.Bot.Id : request.Id("user_id");

    static void Write(Utf8JsonWriter writer, Member member) => MemberJson.Write(writer, member, withUser: true);
}
