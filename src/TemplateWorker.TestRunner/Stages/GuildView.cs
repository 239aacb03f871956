using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.World;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>A guild as tests see it.</summary>
static class GuildView
{
    /// <summary>The guild with its members, channels and roles.</summary>
    public static JsonObject Of(Guild guild) => new()
    {
        ["id"] = guild.Id.ToString(),
        ["name"] = guild.Name,
        ["owner_id"] = guild.OwnerId.ToString(),
        ["members"] = new JsonArray([.. guild.Members.Select(Member)]),
        ["channels"] = new JsonArray([.. guild.Channels.Concat(guild.Threads).Select(Channel)]),
        ["roles"] = new JsonArray([.. guild.Roles.Select(Role)]),
        ["bans"] = new JsonArray([.. guild.Bans.Select(Banned)]),
    };

    static JsonObject Member(Member member) => new()
    {
        ["id"] = member.Id.ToString(),
        ["name"] = member.User.Username,
        ["display_name"] = member.DisplayName,
        ["nick"] = member.Nick,
        ["bot"] = member.User.IsBot,
        ["roles"] = new JsonArray([.. member.Roles.Select(role => JsonValue.Create(role.ToString()))]),
        ["joined_at"] = Time(member.JoinedAt),
        ["communication_disabled_until"] = member.TimeoutUntil is { } until ? Time(until) : null,
    };

    static JsonObject Channel(GuildChannel channel) => new()
    {
        ["id"] = channel.Id.ToString(),
        ["name"] = channel.Name,
        ["topic"] = channel.Topic,
        ["type"] = (int)channel.Type,
        ["parent_id"] = channel.ParentId?.ToString(),
        ["archived"] = channel.Thread?.IsArchived ?? false,
        ["locked"] = channel.Thread?.IsLocked ?? false,
        ["permission_overwrites"] = new JsonArray([.. channel.Overwrites.Select(Overwrite)]),
    };

    static JsonObject Overwrite(PermissionOverwrite overwrite) => new()
    {
        ["id"] = overwrite.TargetId.ToString(),
        ["type"] = overwrite.IsMember ? 1 : 0,
        ["allow"] = ((ulong)overwrite.Allow).ToString(CultureInfo.InvariantCulture),
        ["deny"] = ((ulong)overwrite.Deny).ToString(CultureInfo.InvariantCulture),
    };

    static JsonObject Banned(Ban ban) => new()
    {
        ["id"] = ban.User.Id.ToString(),
        ["name"] = ban.User.Username,
        ["reason"] = ban.Reason,
    };

    static JsonObject Role(Role role) => new()
    {
        ["id"] = role.Id.ToString(),
        ["name"] = role.Name,
        ["color"] = role.Color,
        ["position"] = role.Position,
        ["permissions"] = ((ulong)role.Permissions).ToString(CultureInfo.InvariantCulture),
    };

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
