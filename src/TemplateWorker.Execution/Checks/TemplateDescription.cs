using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Checks;

/// <summary>Reads what a sandbox says that a template wants. The sandbox is not trusted, so everything is checked.</summary>
static partial class TemplateDescription
{
    const string Events = "events";
    const string Commands = "commands";
    const int MostEvents = 200;
    const int MostIds = 1000;

    // Discord's bound of a custom_id.
    const int LongestId = 100;

    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the description of one template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="json">The sandbox's description of all templates that it loaded.</param>
    public static TemplateCheckResult Read(string template, byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var description = document.RootElement.EnumerateArray().Single();
            var loaded = ReadOne(description);
            if (loaded.Error is { } error)
                return TemplateCheckResult.Failed(error);
            foreach (var (index, name) in loaded.Events.Index())
            {
                if (KnownEvents.Meant(name) is { } meant)
                    return Failed(template, "EventError", $"There is no event \"{name}\"; the nearest is \"{meant}\".", CallingPlace.Find(description, Events, index));
            }
            var commands = CommandRules.Check(loaded.Commands, index => CallingPlace.Find(description, Commands, index));
            return new TemplateCheckResult(loaded.Events, commands, Error: null)
            {
                Components = loaded.Components,
                Modals = loaded.Modals,
            };
        }
        catch (CommandException e)
        {
            return Failed(template, "CommandError", e.Message, e.Place);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Failed(template, "Error", $"The sandbox's description of the template makes no sense: {e.Message}", place: null);
        }
    }

    /// <summary>Reads the descriptions of all templates of a load, in the order of the load.</summary>
    /// <param name="json">The sandbox's description of all templates that it loaded.</param>
    /// <exception cref="CommandException">A name in it is none.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A value in it is of the wrong kind.</exception>
    /// <exception cref="KeyNotFoundException">A value in it is missing.</exception>
    internal static List<LoadedTemplate> ReadAll(byte[] json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return [.. document.RootElement.EnumerateArray().Select(ReadOne)];
    }

    static TemplateCheckResult Failed(string template, string name, string message, CallingPlace? place) => TemplateCheckResult.Failed(
        new ScriptErrorReport(name, message, "", template, place?.File, place?.Line ?? 0, place?.Column ?? 0));

    static LoadedTemplate ReadOne(JsonElement description) => new(
        description.GetProperty("template").GetString() ?? throw new InvalidOperationException("A template has no name."),
        ReadEvents(description),
        description.GetProperty(Commands).Clone(),
        ReadCommandNames(description.GetProperty(Commands)),
        ReadIds(description, "components", "component"),
        ReadIds(description, "modals", "modal"),
        description.TryGetProperty("error", out var error) ? ScriptErrorReport.Parse(JsonSerializer.SerializeToUtf8Bytes(error)) : null);

    static List<string> ReadEvents(JsonElement description)
    {
        var names = new List<string>();
        foreach (var (index, entry) in description.GetProperty(Events).EnumerateArray().Index())
        {
            var name = entry.GetString() ?? "";
            if (!Name.IsMatch(name))
                throw Wrong($"'{Shown.Short(name)}' is no name of an event; names are like MESSAGE_CREATE.", description, Events, index);
            if (!names.Contains(name))
                names.Add(name);
            if (names.Count > MostEvents)
                throw Wrong($"A template may subscribe to at most {MostEvents} different events.", description, Events, index);
        }
        return names;
    }

    static CommandException Wrong(string message, JsonElement description, string list, int index) =>
        new(message) { Place = CallingPlace.Find(description, list, index) };

    // What else is wrong with a command is found when its template is pushed.
    static List<string> ReadCommandNames(JsonElement commands)
    {
        var names = new List<string>();
        foreach (var command in commands.EnumerateArray())
        {
            if (command.ValueKind == JsonValueKind.Object && command.TryGetProperty("name", out var name) && TextOf(name) is { } text)
                names.Add(text);
        }
        return names;
    }

    // Half a surrogate pair is text to a script, and to nobody else.
    static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static List<string> ReadIds(JsonElement description, string list, string what)
    {
        var read = new List<string>();
        foreach (var (index, entry) in description.GetProperty(list).EnumerateArray().Index())
        {
            var id = entry.GetString() ?? "";
            if (id.Length is 0 or > LongestId)
                throw Wrong($"The custom id '{Shown.Short(id)}' of a {what} has {id.Length} characters; Discord takes 1 to {LongestId}.", description, list, index);
            read.Add(id);
            if (read.Count > MostIds)
                throw Wrong($"A template may handle at most {MostIds} different {what} ids; one prefix (\"vote:\") serves many.", description, list, index);
        }
        return read;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,63}$")]
    static partial Regex Name { get; }
}
