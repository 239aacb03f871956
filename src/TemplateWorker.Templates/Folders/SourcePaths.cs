using System.Text.RegularExpressions;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Folders;

/// <summary>Which paths a template's files may have, and what they say about a file.</summary>
static partial class SourcePaths
{
    static readonly string[] ForeignEndings = [".tsx", ".jsx", ".mts", ".cts", ".mjs", ".cjs"];

    // Editors and package managers keep these beside the source; the compiler's settings are the host's own.
    static readonly string[] FilesOfTools = ["tsconfig.json", "jsconfig.json", "package.json", "package-lock.json"];

    /// <summary>What the file is.</summary>
    public static SourceFileKind KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return path switch
        {
            TemplateManifest.FileName => SourceFileKind.Manifest,
            _ when FilesOfTools.Contains(name) => SourceFileKind.Ignored,
            _ when name.EndsWith(".test.ts", StringComparison.Ordinal) || name.EndsWith(".test.js", StringComparison.Ordinal) => SourceFileKind.Test,
            _ when name.EndsWith(".d.ts", StringComparison.Ordinal) => SourceFileKind.Declarations,
            _ when name.EndsWith(".ts", StringComparison.Ordinal) || name.EndsWith(".js", StringComparison.Ordinal) => SourceFileKind.Program,
            _ when name.EndsWith(".json", StringComparison.Ordinal) => SourceFileKind.Json,
            _ when ForeignEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) => SourceFileKind.Foreign,
            _ => SourceFileKind.Ignored,
        };
    }

    /// <summary>The path of the compiled file; the same for what is not compiled.</summary>
    public static string CompiledPath(string path) =>
        path.EndsWith(".ts", StringComparison.Ordinal) ? $"{path[..^3]}.js" : path;

    /// <summary>Says why a file cannot have this path.</summary>
    /// <param name="path">The path, folders separated by <c>/</c>.</param>
    /// <returns>Null when it can.</returns>
    public static string? ProblemOf(string path)
    {
        var parts = path.Split('/');
        if (path.StartsWith('/') || parts.Contains("..") || parts.Contains("."))
        {
            return "the path leaves the template's folder; name files from within it";
        }

        if (Array.Find(parts, part => !AllowedName.IsMatch(part)) is { } name)
        {
            return name.StartsWith('.')
                ? "hidden files are no part of a template"
                : $"the name {Readable(name)} is not allowed; use letters a-z, digits, '.', '_' and '-'";
        }

        return path.Length > SourceLimits.PathCharacters || parts.Length > SourceLimits.PathParts
            ? $"the path is too long; {SourceLimits.PathCharacters} characters and {SourceLimits.PathParts} names are allowed"
            : null;
    }

    /// <summary>A name or path with everything but printable ASCII written as code points, so that no name can pass for another.</summary>
    public static string Readable(string name) =>
        "\"" + string.Concat(name.EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' ? rune.ToString() : $"\\u{{{rune.Value:X}}}")) + "\"";

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*\z")]
    static partial Regex AllowedName { get; }
}
