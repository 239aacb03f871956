using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>The bot's commands, global and per guild.</summary>
sealed class CommandRegistry(WorldState world)
{
    // Global commands stand under id 0, which no guild has.
    readonly Dictionary<Snowflake, List<ApplicationCommand>> _scopes = [];

    public IReadOnlyList<ApplicationCommand> List(Snowflake? guildId)
    {
        lock (world.Gate)
            return [.. Scope(guildId)];
    }

    public ApplicationCommand? Find(Snowflake? guildId, Snowflake commandId)
    {
        lock (world.Gate)
            return Scope(guildId).Find(command => command.Id == commandId);
    }

    public ApplicationCommand? Find(Snowflake? guildId, ApplicationCommandType type, string name)
    {
        lock (world.Gate)
            return Scope(guildId).Find(command => command.Type == type && command.Name == name);
    }

    /// <summary>Creates a command or overwrites the one of the same kind and name.</summary>
    public (ApplicationCommand Command, bool IsNew) Upsert(Snowflake? guildId, JsonElement definition)
    {
        lock (world.Gate)
        {
            var (type, name) = Key(definition);
            var before = Find(guildId, type, name);
            var command = Make(guildId, before?.Id, definition);
            if (before is not null)
                Scope(guildId).Remove(before);
            Scope(guildId).Add(command);
            Announce(guildId);
            return (command, before is null);
        }
    }

    /// <summary>Replaces every command of a scope; those that keep kind and name keep their id.</summary>
    public IReadOnlyList<ApplicationCommand> Overwrite(Snowflake? guildId, IEnumerable<JsonElement> definitions)
    {
        lock (world.Gate)
        {
            var commands = definitions.Select(definition =>
            {
                var (type, name) = Key(definition);
                return Make(guildId, Find(guildId, type, name)?.Id, definition);
            }).ToList();
            _scopes[guildId ?? default] = commands;
            Announce(guildId);
            return [.. commands];
        }
    }

    public ApplicationCommand Replace(ApplicationCommand command, JsonElement definition)
    {
        lock (world.Gate)
        {
            var scope = Scope(command.GuildId);
            var after = Make(command.GuildId, command.Id, definition);
            scope[scope.FindIndex(other => other.Id == command.Id)] = after;
            Announce(command.GuildId);
            return after;
        }
    }

    /// <summary>Forgets the commands of a guild that is gone. Called under the world's lock.</summary>
    public void Forget(Snowflake guildId) => _scopes.Remove(guildId);

    public bool Remove(Snowflake? guildId, Snowflake commandId)
    {
        lock (world.Gate)
        {
            var removed = Scope(guildId).RemoveAll(command => command.Id == commandId) > 0;
            if (removed)
                Announce(guildId);
            return removed;
        }
    }

    public static (ApplicationCommandType Type, string Name) Key(JsonElement definition) =>
        ((ApplicationCommandType)(definition.Int32("type") ?? 1), definition.Text("name") ?? "");

    ApplicationCommand Make(Snowflake? guildId, Snowflake? id, JsonElement definition)
    {
        var (type, name) = Key(definition);
        return new ApplicationCommand(id ?? world.Ids.Next(), guildId, type, name, world.Ids.Next(), definition);
    }

    List<ApplicationCommand> Scope(Snowflake? guildId)
    {
        if (!_scopes.TryGetValue(guildId ?? default, out var commands))
            _scopes[guildId ?? default] = commands = [];
        return commands;
    }

    void Announce(Snowflake? guildId) => world.Changes.Publish(new WorldChange.CommandsChanged(guildId));
}
