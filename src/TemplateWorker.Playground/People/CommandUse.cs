using System.Text.Json;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Turns what a person types after a slash, or picks from a menu, into an interaction.</summary>
sealed class CommandUse(WorldState world, CommandRegistry registry, InteractionDesk desk, PeopleAccess access)
{
    public Snowflake Run(
        Snowflake channelId,
        Snowflake memberId,
        string name,
        IReadOnlyDictionary<string, JsonElement> options,
        Snowflake? targetId)
    {
        lock (world.Gate)
        {
            var (channel, member) = access.Member(channelId, memberId, GuildPermissions.UseApplicationCommands);
            var command = Find(channel.Guild.Id, name, targetId);
            CheckPermission(command, channel, member);
            var resolved = new ResolvedThings(world, channel);
            if (command.Type is ApplicationCommandType.User or ApplicationCommandType.Message)
                return OpenOnTarget(channel, member, command, resolved, targetId);

            var path = CommandPath.Find(command, name, options);
            var data = Data(command, path, new OptionValues(channel.Guild, resolved), resolved, focused: null);
            return Open(InteractionType.Command, channel, member, command, path.FullName, data);
        }
    }

    public Snowflake Autocomplete(
        Snowflake channelId,
        Snowflake memberId,
        string name,
        IReadOnlyDictionary<string, JsonElement> options,
        string focused)
    {
        lock (world.Gate)
        {
            var (channel, member) = access.Member(channelId, memberId, GuildPermissions.UseApplicationCommands);
            var command = Find(channel.Guild.Id, name, targetId: null);
            CheckPermission(command, channel, member);
            var path = CommandPath.Find(command, name, options);
            if (!path.Declared.Any(option => option.Text("name") == focused && option.Flag("autocomplete")))
                throw new PersonActionException(
                    PersonActionFailure.Invalid, $"/{path.FullName} offers no choices for \"{focused}\".");

            var resolved = new ResolvedThings(world, channel);
            var data = Data(command, path, new OptionValues(channel.Guild, resolved), resolved, focused);
            return Open(InteractionType.Autocomplete, channel, member, command, path.FullName, data);
        }
    }

    Snowflake OpenOnTarget(
        ChannelState channel, Member member, ApplicationCommand command, ResolvedThings resolved, Snowflake? targetId)
    {
        var target = targetId ?? throw new PersonActionException(
            PersonActionFailure.Invalid, $"\"{command.Name}\" is used on something: name it with target_id.");
        var found = command.Type == ApplicationCommandType.User
            ? resolved.AddMember(target)
            : resolved.AddMessage(target, member.Id);
        if (!found)
            throw new PersonActionException(PersonActionFailure.NotFound, $"There is no target {target} here.");

        var data = JsonBytes.Write((command, target, resolved), static (writer, state) =>
        {
            writer.WriteStartObject();
            WriteHead(writer, state.command);
            writer.WriteId("target_id"u8, state.target);
            state.resolved.Write(writer);
            writer.WriteEndObject();
        });
        return Open(InteractionType.Command, channel, member, command, command.Name, data);
    }

    Snowflake Open(
        InteractionType type, ChannelState channel, Member member, ApplicationCommand command, string name, byte[] data) =>
        desk.Open(
            (id, token, now) => new Interaction(id, token, type, channel, member, now)
            {
                CommandName = name,
                CommandType = command.Type,
            },
            data).Id;

    static byte[] Data(
        ApplicationCommand command, CommandPath path, OptionValues values, ResolvedThings resolved, string? focused)
    {
        var converted = values.Convert(path, focused);
        return JsonBytes.Write((command, path, converted, resolved), static (writer, state) =>
        {
            writer.WriteStartObject();
            WriteHead(writer, state.command);
            state.path.WriteOptions(writer, state.converted);
            state.resolved.Write(writer);
            writer.WriteEndObject();
        });
    }

    static void WriteHead(Utf8JsonWriter writer, ApplicationCommand command)
    {
        writer.WriteId("id"u8, command.Id);
        writer.WriteString("name"u8, command.Name);
        writer.WriteNumber("type"u8, (int)command.Type);
        if (command.GuildId is { } guild)
            writer.WriteId("guild_id"u8, guild);
    }

    ApplicationCommand Find(Snowflake guildId, string name, Snowflake? targetId)
    {
        // A guild's command hides a global one of the same name, and names of menus may hold spaces.
        var commands = registry.List(guildId).Concat(registry.List(null)).ToList();
        var first = name.Split(' ', 2)[0];
        var found = targetId is null
            ? commands.Find(c => c.Type == ApplicationCommandType.ChatInput && c.Name == first)
                ?? commands.Find(c => c.Name == name)
            : commands.Find(c => c.Type != ApplicationCommandType.ChatInput && c.Name == name);
        if (found is not null)
            return found;

        var known = commands.Count == 0 ? "none" : string.Join(", ", commands.Select(c => c.Name).Distinct());
        throw new PersonActionException(
            PersonActionFailure.Invalid, $"There is no command \"{name}\". Registered: {known}.");
    }

    static void CheckPermission(ApplicationCommand command, ChannelState channel, Member member)
    {
        if (command.Definition.Text("default_member_permissions") is not { } text || !ulong.TryParse(text, out var bits))
            return;

        var needed = bits == 0 ? GuildPermissions.Administrator : (GuildPermissions)bits;
        if (!PermissionRules.InChannel(channel.Guild, channel.Channel, member).HasFlag(needed))
            throw new PersonActionException(
                PersonActionFailure.Forbidden, $"{member.DisplayName} lacks {needed}, which /{command.Name} asks for.");
    }
}
