using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Collects the members, roles, channels and messages that an interaction names, and writes them along.</summary>
sealed class ResolvedThings(WorldState world, ChannelState channel)
{
    readonly Dictionary<Snowflake, User> _users = [];
    readonly Dictionary<Snowflake, Member> _members = [];
    readonly Dictionary<Snowflake, Role> _roles = [];
    readonly Dictionary<Snowflake, GuildChannel> _channels = [];
    readonly Dictionary<Snowflake, Message> _messages = [];

    public bool AddMember(Snowflake id) =>
        channel.Guild.Members.TryGetValue(id, out var member) && Keep(_members, id, member) && Keep(_users, id, member.User);

    /// <summary>Names a member, or somebody who is or was elsewhere.</summary>
    public bool AddUser(Snowflake id) => AddMember(id) || (world.Users.TryGetValue(id, out var user) && Keep(_users, id, user));

    /// <summary>Finds anybody by id or name.</summary>
    public Snowflake? FindUser(string text) => world.Users.Values.FirstOrDefault(user =>
        text == user.Id.ToString() || string.Equals(text.TrimStart('@'), user.Username, StringComparison.OrdinalIgnoreCase))?.Id;

    public bool AddRole(Snowflake id) => channel.Guild.Roles.TryGetValue(id, out var role) && Keep(_roles, id, role);

    public bool AddChannel(Snowflake id) =>
        (channel.Guild.Channels.TryGetValue(id, out var state) || channel.Guild.Threads.TryGetValue(id, out state))
        && Keep(_channels, id, state.Channel);

    public bool AddMessage(Snowflake id, Snowflake viewerId) =>
        channel.Messages.Find(id) is { } message && message.IsVisibleTo(viewerId) && Keep(_messages, id, message);

    /// <summary>Writes <c>resolved</c>, unless nothing was named.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (_users.Count + _roles.Count + _channels.Count + _messages.Count == 0)
            return;

        writer.WriteStartObject("resolved"u8);
        WriteMap(writer, "users", _users, user => UserJson.Write(writer, user));
        WriteMap(writer, "members", _members, member => MemberJson.Write(writer, member, withUser: false, InChannel(member)));
        WriteMap(writer, "roles", _roles, role => RoleJson.Write(writer, role));
        WriteMap(writer, "channels", _channels, found => ChannelJson.WritePartial(
            writer, found, world.Channels[found.Id].PermissionsOf(world.Bot.Id)));
        WriteMap(writer, "messages", _messages, message =>
            MessageJson.Write(writer, world, message, MessageView.Rest));
        writer.WriteEndObject();
    }

    GuildPermissions InChannel(Member member) => PermissionRules.InChannel(channel.Guild, channel.Channel, member);

    static bool Keep<T>(Dictionary<Snowflake, T> things, Snowflake id, T thing)
    {
        things[id] = thing;
        return true;
    }

    static void WriteMap<T>(Utf8JsonWriter writer, string name, Dictionary<Snowflake, T> things, Action<T> write)
    {
        if (things.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach (var (id, thing) in things)
        {
            writer.WritePropertyName(id.ToString());
            write(thing);
        }

        writer.WriteEndObject();
    }
}
