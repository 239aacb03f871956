using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>Finds ids by the names that people read: <c>#general</c>, <c>@Gamer</c>, <c>alice</c>.</summary>
static class GuildNames
{
    /// <summary>The id of a member, role or channel; a name of several words may be typed with hyphens.</summary>
    /// <returns>Null when nothing is called so.</returns>
    public static Snowflake? Find(Guild guild, string text)
    {
        var (isMember, isChannel) = (!text.StartsWith('#'), !text.StartsWith('@'));
        var name = text.TrimStart('@', '#');
        var member = isMember ? guild.Members.FirstOrDefault(member => Names(name, member.User.Username))?.Id : null;
        var role = isMember ? guild.Roles.FirstOrDefault(role => Names(name, role.Name))?.Id : null;
        return member ?? role ?? (isChannel ? guild.Channels.FirstOrDefault(channel => Names(name, channel.Name))?.Id : null);
    }

    /// <summary>Whether a typed name means this one.</summary>
    public static bool Names(string typed, string name) =>
        typed.Equals(name, StringComparison.OrdinalIgnoreCase) || typed.Equals(name.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase);
}
