using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;

namespace TemplateWorker.Registration;

/// <summary>Prints what came of a guild's commands.</summary>
static class RegistrationReport
{
    /// <summary>Prints one guild's: what changed on the standard output, what Discord did not take on the error output.</summary>
    /// <param name="guild">The guild's id; null for commands of all guilds.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="isJson">Whether it is for machines.</param>
    public static void Print(string? guild, RegistrationOutcome outcome, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(ToJson(guild, outcome));
        }

        var title = guild is null ? "all guilds" : $"guild {guild}";
        foreach (var line in outcome.Refusal?.Message.Split('\n') ?? [])
        {
            Console.Error.WriteLine($"{title}: {line}");
        }

        if (!isJson && (outcome.Refusal is null || outcome.Refusal.IsPartial))
        {
            Console.WriteLine(string.Join('\n', (string[])[$"{title}: {Describe(outcome)}", .. Changes(outcome)]));
        }
    }

    static string Describe(RegistrationOutcome outcome)
    {
        var names = CommandSet.NamesIn(outcome.Wanted);
        var listed = names.Count == 0 ? "no commands" : string.Create(CultureInfo.InvariantCulture, $"{names.Count} commands: {string.Join(", ", names)}");
        return outcome.Plan is { Changes.Count: 0 } ? $"{listed} (nothing to change)" : listed;
    }

    static IEnumerable<string> Changes(RegistrationOutcome outcome)
    {
        var refused = outcome.Refusal?.Answers.Where(answer => answer.Problem is not null).Select(answer => answer.Command).ToHashSet() ?? [];
        return outcome.Plan!.Changes.Where(command => !refused.Contains(command)).Select(command => command.Step switch
        {
            CommandStep.Create => $"  + {command.Name}",
            CommandStep.Delete => $"  - {command.Name}",
            _ => $"  ~ {command.Name} ({string.Join(", ", command.Fields)})",
        });
    }

    static JsonObject ToJson(string? guild, RegistrationOutcome outcome)
    {
        var json = new JsonObject { ["guild_id"] = guild, ["commands"] = JsonNode.Parse(outcome.Wanted.Span) };
        if (outcome.Plan is { } plan)
        {
            json["create"] = NamesOf(plan, CommandStep.Create);
            json["change"] = new JsonArray([.. plan.Changes.Where(command => command.Step == CommandStep.Change).Select(
                command => new JsonObject { ["name"] = command.Name, ["fields"] = JsonLines.Of(command.Fields) })]);
            json["delete"] = NamesOf(plan, CommandStep.Delete);
            json["unchanged"] = plan.Kept;
        }

        json["problems"] = JsonLines.Of(outcome.Refusal?.Message.Split('\n') ?? []);
        return json;
    }

    static JsonArray NamesOf(CommandPlan plan, CommandStep step) =>
        JsonLines.Of(plan.Changes.Where(command => command.Step == step).Select(command => command.Name));
}
