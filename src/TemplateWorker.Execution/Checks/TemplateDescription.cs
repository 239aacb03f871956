using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Checks;

/// <summary>Reads what a sandbox says that a template wants. The sandbox is not trusted, so everything is checked.</summary>
static partial class TemplateDescription
{
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
            var loaded = ReadAll(json).Single();
            if (loaded.Error is { } error)
                return TemplateCheckResult.Failed(error);
            if (loaded.Events.FirstOrDefault(name => KnownEvents.Meant(name) is not null) is { } mistyped)
                return TemplateCheckResult.Failed(new ScriptErrorReport("EventError", $"There is no event \"{mistyped}\"; the nearest is \"{KnownEvents.Meant(mistyped)}\".", "", template));
            return new TemplateCheckResult(loaded.Events, CommandRules.Check(loaded.Commands), Error: null)
            {
                Components = loaded.Components,
                Modals = loaded.Modals,
            };
        }
        catch (CommandException e)
        {
            return TemplateCheckResult.Failed(new ScriptErrorReport("CommandError", e.Message, "", template));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return TemplateCheckResult.Failed(new ScriptErrorReport("Error", $"The sandbox's description of the template makes no sense: {e.Message}", "", template));
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

    static LoadedTemplate ReadOne(JsonElement description) => new(
        description.GetProperty("template").GetString() ?? throw new InvalidOperationException("A template has no name."),
        ReadEvents(description.GetProperty("events")),
        description.GetProperty("commands").Clone(),
        ReadCommandNames(description.GetProperty("commands")),
        ReadIds(description.GetProperty("components"), "component"),
        ReadIds(description.GetProperty("modals"), "modal"),
        description.TryGetProperty("error", out var error) ? ScriptErrorReport.Parse(JsonSerializer.SerializeToUtf8Bytes(error)) : null);

    static List<string> ReadEvents(JsonElement events)
    {
        var names = new List<string>();
        foreach (var entry in events.EnumerateArray())
        {
            var name = entry.GetString() ?? "";
            if (!Name.IsMatch(name))
                throw new CommandException($"'{Shown.Short(name)}' is no name of an event; names are like MESSAGE_CREATE.");
            if (!names.Contains(name))
                names.Add(name);
            if (names.Count > MostEvents)
                throw new CommandException($"A template may subscribe to at most {MostEvents} different events.");
        }
        return names;
    }

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

    static List<string> ReadIds(JsonElement ids, string what)
    {
        var read = new List<string>();
        foreach (var entry in ids.EnumerateArray())
        {
            var id = entry.GetString() ?? "";
            if (id.Length is 0 or > LongestId)
                throw new CommandException($"The custom id '{Shown.Short(id)}' of a {what} has {id.Length} characters; Discord takes 1 to {LongestId}.");
            read.Add(id);
            if (read.Count > MostIds)
                throw new CommandException($"A template may handle at most {MostIds} different {what} ids; one prefix (\"vote:\") serves many.");
        }
        return read;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,63}$")]
    static partial Regex Name { get; }
}
