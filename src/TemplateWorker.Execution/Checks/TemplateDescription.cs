using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Checks;

/// <summary>Reads what a sandbox says that a template wants. The sandbox is not trusted, so everything is checked.</summary>
static partial class TemplateDescription
{
    const int MostEvents = 200;

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
            return new TemplateCheckResult(
                ReadEvents(description.GetProperty("events")), CommandRules.Check(description.GetProperty("commands")), Error: null);
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

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,63}$")]
    static partial Regex Name { get; }
}
