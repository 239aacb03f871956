using System.Text;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Turns places in compiled files, as a sandbox names them, into places in what authors wrote.</summary>
static class SourcePlaces
{
    /// <summary>The report with its place and stack mapped.</summary>
    /// <param name="report">As the sandbox wrote it.</param>
    /// <param name="templates">The templates of its VM.</param>
    public static ScriptErrorReport Map(ScriptErrorReport report, IReadOnlyList<TenantTemplate> templates)
    {
        var mapped = report with { Stack = Map(report.Stack, templates), Message = Map(report.Message, templates) };
        return report.File is { } file && Find(report.Template, templates) is { } template
            && template.Maps.TryMap(file, report.Line, report.Column, out var original)
            ? mapped with { File = original.File, Line = original.Line, Column = original.Column }
            : mapped;
    }

    /// <summary>The text with every <c>template/file.js:line:column</c> in it mapped, where there is a map.</summary>
    /// <param name="text">A stack, or a line of a log.</param>
    /// <param name="templates">The templates of its VM.</param>
    public static string Map(string text, IReadOnlyList<TenantTemplate> templates)
    {
        if (PlaceText.Find(text, 0) is not { } first)
            return text;
        var mapped = new StringBuilder(text.Length);
        var copied = 0;
        for (PlaceText? next = first; next is { } place; next = PlaceText.Find(text, copied))
        {
            mapped.Append(text, copied, place.Start - copied);
            copied = place.Start + place.Length;
            if (Find(place.Template, templates) is { } template
                && template.Maps.TryMap(place.File, place.Line, place.Column, out var original))
                mapped.Append(place.Template).Append('/').Append(original);
            else
                mapped.Append(text, place.Start, place.Length);
        }
        return mapped.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Version of the template that a report belongs to.</summary>
    /// <param name="report">The report.</param>
    /// <param name="templates">The templates of its VM.</param>
    public static uint? VersionOf(ScriptErrorReport? report, IReadOnlyList<TenantTemplate> templates) =>
        Find(report?.Template, templates)?.Program.Version;

    static TenantTemplate? Find(string? name, IReadOnlyList<TenantTemplate> templates) =>
        name is null ? null : templates.FirstOrDefault(template => template.Program.Name == name);
}
