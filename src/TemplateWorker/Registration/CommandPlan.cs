using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>What must be done so that Discord offers the commands that are wanted, and no more than that.</summary>
sealed class CommandPlan
{
    // Discord lets about as many changes of commands through at once before it makes them wait.
    const int MostSingleRequests = 5;

    // Discord makes one by itself where an application has an Activity, and a list without it would remove it.
    const int EntryPoint = 4;

    readonly bool _hasForeignEntryPoint;

    CommandPlan(ReadOnlyMemory<byte> wanted, IReadOnlyList<PlannedCommand> commands, bool hasForeignEntryPoint)
    {
        _hasForeignEntryPoint = hasForeignEntryPoint;
        Wanted = wanted;
        Commands = commands;
        Changes = [.. commands.Where(command => command.Step != CommandStep.Keep)];
    }

    /// <summary>All commands as they are wanted: a JSON array.</summary>
    public ReadOnlyMemory<byte> Wanted { get; }

    /// <summary>Every command, those that nobody wants first: they make room for new ones.</summary>
    public IReadOnlyList<PlannedCommand> Commands { get; }

    /// <summary>Those with which something is to be done.</summary>
    public IReadOnlyList<PlannedCommand> Changes { get; }

    /// <summary>How many stay as they are.</summary>
    public int Kept => Commands.Count - Changes.Count;

    /// <summary>
    /// Whether one request replaces all commands. Those of the same kind and name keep their ids, but Discord looks at each
    /// of them anew; so where some stay as they are, it takes more than a few changes to make that worth while.
    /// </summary>
    public bool IsBulk => Changes.Count > 1 && !_hasForeignEntryPoint && (Kept == 0 || Changes.Count > MostSingleRequests);

    /// <summary>Compares what Discord has with what is wanted.</summary>
    /// <param name="existing">A JSON array of commands as Discord shows them.</param>
    /// <param name="wanted">A JSON array of commands as Discord takes them.</param>
    /// <exception cref="JsonException">One is no JSON.</exception>
    /// <exception cref="InvalidOperationException">One is no list of commands.</exception>
    /// <exception cref="KeyNotFoundException">A command has no name or no id.</exception>
    /// <exception cref="FormatException">An id is none.</exception>
    public static CommandPlan Between(ReadOnlyMemory<byte> existing, ReadOnlyMemory<byte> wanted)
    {
        var has = CommandSet.ByKey(Parse(existing));
        var wants = CommandSet.ByKey(Parse(wanted));
        var entryPoints = has.Keys.Where(key => key.Type == EntryPoint && !wants.ContainsKey(key)).ToList();
        entryPoints.ForEach(key => has.Remove(key));
        List<PlannedCommand> commands =
        [
            .. has.Where(command => !wants.ContainsKey(command.Key))
                .Select(command => new PlannedCommand(CommandStep.Delete, CommandSet.Display(command.Key), IdOf(command.Value), null, [])),
            .. wants.Select(command => has.TryGetValue(command.Key, out var old)
                ? Compare(CommandSet.Display(command.Key), old, command.Value)
                : new PlannedCommand(CommandStep.Create, CommandSet.Display(command.Key), null, command.Value, [])),
        ];
        return new CommandPlan(wanted, commands, entryPoints.Count > 0);
    }

    static PlannedCommand Compare(string name, JsonElement old, JsonElement now)
    {
        var (before, after) = (CommandForm.Of(old), CommandForm.Of(now));
        // Where a command may be installed is the application's to decide when the command does not say it.
        if (!after.ContainsKey("integration_types"))
        {
            before.Remove("integration_types");
        }

        var fields = before.Keys.Union(after.Keys).Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field)).ToList();
        return new PlannedCommand(fields.Count == 0 ? CommandStep.Keep : CommandStep.Change, name, IdOf(old), now, fields);
    }

    static ulong IdOf(JsonElement command) => ulong.Parse(command.GetProperty("id").GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
