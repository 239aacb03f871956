using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Registration;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Authoring;

/// <summary>Writes what a check found, for people or for machines.</summary>
static class CheckReport
{
    /// <summary>The lines for a template that can be used.</summary>
    /// <param name="template">The source.</param>
    /// <param name="inspected">What was found.</param>
    /// <param name="guild">What was found in the guild; null where none was named.</param>
    public static IEnumerable<string> Lines(TemplateSources template, InspectedTemplate inspected, GuildFindings? guild)
    {
        yield return guild is null ? $"{template.Name}: no errors" : $"{template.Name}: no errors, and nothing in {guild.Tenant} is against it";
        yield return $"  entry: {template.Manifest.Entry}";
        foreach (var (what, names) in Lists(template, inspected))
        {
            if (names.Count > 0)
            {
                yield return $"  {what}: {string.Join(", ", names)}";
            }
        }

        foreach (var note in SilentEvents.NotesOn(inspected.Events))
        {
            yield return $"  note: {note}";
        }

        if (guild is { MissingSettings: { Count: > 0 } missing })
        {
            yield return MissingSettings.Line(guild.Tenant, template.Name, missing);
        }
    }

    /// <summary>The line for people when a template cannot be used, after its diagnostics.</summary>
    public static string Count(IReadOnlyCollection<CompileDiagnostic> diagnostics) =>
        diagnostics.Count == 1 ? "1 error" : $"{diagnostics.Count} errors";

    /// <summary>One JSON object on one line.</summary>
    /// <param name="template">The source; null when it could not be read.</param>
    /// <param name="inspected">What was found.</param>
    /// <param name="guild">What was found in the guild; null where none was named or nothing could be compared.</param>
    public static string ToJson(TemplateSources? template, InspectedTemplate inspected, GuildFindings? guild)
    {
        var report = new JsonObject { ["ok"] = inspected.Diagnostics.Count == 0, ["name"] = template?.Name, ["entry"] = template?.Manifest.Entry, ["hash"] = inspected.Compiled?.Hash };
        if (template is not null)
        {
            foreach (var (what, names) in Lists(template, inspected))
            {
                report[what] = JsonLines.Of(names);
            }
        }

        if (guild is not null)
        {
            report["guild_id"] = guild.Tenant.OwnerIdText;
            report["settings_missing"] = JsonLines.Of(guild.MissingSettings);
        }

        report["notes"] = JsonLines.Of(SilentEvents.NotesOn(inspected.Events));
        report["diagnostics"] = FailureReport.ToJson(inspected.Diagnostics);
        if (inspected.Diagnostics.Count > 0)
        {
            report["error"] = FailureReport.ToJson(FailureCode.Template, string.Join('\n', inspected.Diagnostics), inspected.Diagnostics);
        }

        return report.ToJsonString(JsonLines.Readable);
    }

    static IEnumerable<(string What, IReadOnlyCollection<string> Names)> Lists(TemplateSources template, InspectedTemplate inspected) =>
    [
        ("capabilities", template.Manifest.Capabilities.Names),
        ("settings", [.. template.Manifest.Settings.Select(setting => setting.Name)]),
        ("events", inspected.Events),
        ("commands", CommandSet.NamesIn(inspected.Commands)),
        ("files", [.. template.Files.Keys]),
        ("ignored", template.Ignored),
    ];
}
