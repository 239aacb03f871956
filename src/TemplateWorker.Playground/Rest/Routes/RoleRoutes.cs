using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Roles of guilds.</summary>
sealed class RoleRoutes(WorldState world, AccessRules access, RoleRegistry registry, MemberRoster roster)
{
    // From Discord's documentation of error 30005.
    const int MostRoles = 250;

    // Where Discord puts a new role: just above everyone.
    const int LowestPosition = 1;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}/roles", RouteLimit.Reading, List),
        new("GET", "/guilds/{guild_id}/roles/{role_id}", RouteLimit.Reading, Get),
        new("POST", "/guilds/{guild_id}/roles", RouteLimit.Messages, CreateAsync),
        new("PATCH", "/guilds/{guild_id}/roles/{role_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/guilds/{guild_id}/roles/{role_id}", RouteLimit.Messages, Delete),
        new("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", RouteLimit.Messages, request => Assign(request, isGiven: true)),
        new("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}", RouteLimit.Messages, request => Assign(request, isGiven: false)),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Array(access.Guild(request.Id("guild_id")).Roles.Values, RoleJson.Write));
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Json(Find(access.Guild(request.Id("guild_id")), request), RoleJson.Write));
    }

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageRoles);
            if (guild.Roles.Count >= MostRoles)
                throw DiscordErrors.TooManyRoles(MostRoles);
            var plain = new Role(world.Ids.Next(), "new role", guild.Roles[guild.Id].Permissions, LowestPosition);
            var role = Read(form, plain, access.BotPermissions(guild));
            return ApiAnswer.Json(registry.Add(guild, role, request.Reason), RoleJson.Write);
        }
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageRoles);
            var before = Find(guild, request);
            access.CheckBelowBot(guild, before);
            var after = Read(form, before, access.BotPermissions(guild));
            return ApiAnswer.Json(registry.Replace(guild, before, after, request.Reason), RoleJson.Write);
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageRoles);
            var role = Find(guild, request);
            if (role.Id == guild.Id || role.BotId is not null)
                throw DiscordErrors.InvalidRole();
            access.CheckBelowBot(guild, role);
            registry.Remove(guild, role, request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    ValueTask<ApiAnswer> Assign(ApiRequest request, bool isGiven)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageRoles);
            var member = access.Member(guild.Id, request.Id("user_id"));
            var role = Find(guild, request);
            if (role.Id == guild.Id || role.BotId is not null)
                throw DiscordErrors.InvalidRole();
            access.CheckBelowBot(guild, role);
            var roles = member.Roles.Remove(role.Id);
            roster.SetRoles(guild, member, isGiven ? member.Roles.Contains(role.Id) ? member.Roles : roles.Add(role.Id) : roles, request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    static Role Find(GuildState guild, ApiRequest request) =>
        guild.Roles.GetValueOrDefault(request.Id("role_id")) ?? throw DiscordErrors.UnknownRole();

    static Role Read(Form form, Role before, GuildPermissions granted)
    {
        var name = form.Text("name", 1, 100);
        var color = form.Object("colors")?.Number("primary_color", 0, 0xFFFFFF) ?? form.Number("color", 0, 0xFFFFFF);
        var permissions = ReadPermissions(form, "permissions") ?? before.Permissions;
        var (isHoisted, isMentionable) = (form.Flag("hoist"), form.Flag("mentionable"));
        form.Errors.ThrowIfAny();
        if ((permissions & ~before.Permissions & ~granted) != 0)
            throw DiscordErrors.MissingPermissions();
        return before with
        {
            Name = name ?? before.Name,
            Permissions = permissions,
            Color = color ?? before.Color,
            IsHoisted = form.Has("hoist") ? isHoisted : before.IsHoisted,
            IsMentionable = form.Has("mentionable") ? isMentionable : before.IsMentionable,
        };
    }

    /// <summary>Reads a set of permissions: decimal digits in text.</summary>
    /// <returns>Null when absent or faulty.</returns>
    public static GuildPermissions? ReadPermissions(Form form, string name)
    {
        if (form.Element.Member(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && ulong.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
            return (GuildPermissions)bits;
        form.Errors.At(name).Add("NUMBER_TYPE_COERCE", $"Value \"{value}\" is not int.");
        return null;
    }
}
