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
    public static IEnumerable<string> Lines(TemplateSources template, InspectedTemplate inspected)
    {
        yield return $"{template.Name}: no errors";
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
    }

    /// <summary>The line for people when a template cannot be used, after its diagnostics.</summary>
    public static string Count(IReadOnlyCollection<CompileDiagnostic> diagnostics) =>
        diagnostics.Count == 1 ? "1 error" : $"{diagnostics.Count} errors";

    /// <summary>One JSON object on one line.</summary>
    /// <param name="template">The source; null when it could not be read.</param>
    /// <param name="inspected">What was found.</param>
    public static string ToJson(TemplateSources? template, InspectedTemplate inspected)
    {
        var report = new JsonObject { ["ok"] = inspected.Diagnostics.Count == 0, ["name"] = template?.Name, ["entry"] = template?.Manifest.Entry, ["hash"] = inspected.Compiled?.Hash };
        if (template is not null)
        {
            foreach (var (what, names) in Lists(template, inspected))
            {
                report[what] = JsonLines.Of(names);
            }
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
