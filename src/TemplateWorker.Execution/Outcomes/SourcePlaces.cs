using System.Globalization;
using System.Text.RegularExpressions;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Turns places in compiled files, as a sandbox names them, into places in what authors wrote.</summary>
static partial class SourcePlaces
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
    public static string Map(string text, IReadOnlyList<TenantTemplate> templates) =>
        text.Contains(".js:", StringComparison.Ordinal)
            ? Place.Replace(text, match => MapOne(match, templates))
            : text;

    /// <summary>Version of the template that a report belongs to.</summary>
    /// <param name="report">The report.</param>
    /// <param name="templates">The templates of its VM.</param>
    public static uint? VersionOf(ScriptErrorReport? report, IReadOnlyList<TenantTemplate> templates) =>
        Find(report?.Template, templates)?.Program.Version;

    static string MapOne(Match match, IReadOnlyList<TenantTemplate> templates)
    {
        var known = int.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            & int.TryParse(match.Groups["column"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var column);
        var name = match.Groups["template"].Value;
        return known && Find(name, templates) is { } template
            && template.Maps.TryMap(match.Groups["file"].Value, line, column, out var original)
            ? $"{name}/{original}"
            : match.Value;
    }

    static TenantTemplate? Find(string? name, IReadOnlyList<TenantTemplate> templates) =>
        name is null ? null : templates.FirstOrDefault(template => template.Program.Name == name);

    // Bounded as names and paths of templates are (SourceLimits): without bounds, a long text that is nearly a place takes
    // the square of its length, and whoever writes it decides.
    [GeneratedRegex("(?<template>[A-Za-z0-9_][A-Za-z0-9._-]{0,63})/(?<file>[A-Za-z0-9._/-]{1,200}?\\.js):(?<line>[0-9]{1,7}):(?<column>[0-9]{1,7})", RegexOptions.CultureInvariant)]
    static partial Regex Place { get; }
}
