using System.Text.RegularExpressions;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Decides what a template may import: the SDK and its own files.</summary>
static class ImportRules
{
    const string Sdk = "templateworker";
    const string Testing = "templateworker/testing";
    const string Allowed = "A template imports \"templateworker\" and its own files (\"./file\", \"./data.json\").";

    const string NoPackages = "a template has no npm packages and no node modules.";

    // As the compiler and the sandbox look for a module, in this order.
    static readonly string[] Endings = ["", ".ts", ".d.ts", ".js", "/index.ts", "/index.d.ts", "/index.js"];

    /// <summary>Finds the imports that a template may not have.</summary>
    /// <param name="imports">Every module that the sources name.</param>
    /// <param name="sources">The sources by path.</param>
    public static IEnumerable<CompileDiagnostic> Check(IEnumerable<ImportOf> imports, IReadOnlyDictionary<string, string> sources)
    {
        foreach (var import in imports)
        {
            if (sources.TryGetValue(import.File, out var text) && ProblemOf(import, sources) is { } problem)
            {
                foreach (var place in Places(import, text))
                {
                    yield return CompileDiagnostic.At(place, DiagnosticCode.Import, problem, text);
                }
            }
        }
    }

    static string? ProblemOf(ImportOf import, IReadOnlyDictionary<string, string> sources)
    {
        var name = SourcePaths.Readable(import.Name);
        var isTest = SourcePaths.KindOf(import.File) == SourceFileKind.Test;
        if (import.Name == Sdk || (import.Name == Testing && isTest))
        {
            return null;
        }

        if (import.Name == Testing)
        {
            return $"{name} can be imported by tests alone (files that end in .test.ts or .test.js).";
        }

        if (Alternatives.OfModule(import.Name) is { } alternative)
        {
            return $"{name} cannot be imported: {NoPackages} {alternative}";
        }

        if (import.Name.StartsWith('/') || import.Name.Contains(':', StringComparison.Ordinal) || import.Name.Contains('\\', StringComparison.Ordinal))
        {
            return $"{name} lies outside the template, and node modules are not there. {Allowed}";
        }

        if (!import.Name.StartsWith("./", StringComparison.Ordinal) && !import.Name.StartsWith("../", StringComparison.Ordinal) && import.Name is not ("." or ".."))
        {
            return $"{name} cannot be imported: {NoPackages} {Allowed}"
                + (NearestName.Of(import.Name, [Sdk]) is { } sdk ? $" Did you mean \"{sdk}\"?" : "");
        }

        if (Resolve(import) is not { } path)
        {
            return $"{name} leaves the template's folder. {Allowed}";
        }

        if (Find(path, sources) is not { } found)
        {
            return $"{name} is no file of the template: there is no {path}." + Suggest(import, path, sources);
        }

        return SourcePaths.KindOf(found) == SourceFileKind.Test && !isTest
            ? $"{name} is a test, and tests are not part of the program."
            : null;
    }

    // The path that a relative name means; null when it leaves the folder.
    static string? Resolve(ImportOf import)
    {
        var parts = import.File.Split('/').SkipLast(1).ToList();
        foreach (var part in import.Name.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    static string? Find(string path, IReadOnlyDictionary<string, string> sources)
    {
        var written = path.EndsWith(".js", StringComparison.Ordinal)
            ? [path, $"{path[..^3]}.ts"]
            : Endings.Select(ending => $"{path}{ending}".TrimStart('/'));
        return written.FirstOrDefault(sources.ContainsKey);
    }

    static string Suggest(ImportOf import, string path, IReadOnlyDictionary<string, string> sources)
    {
        var names = new Dictionary<string, string>();
        foreach (var file in sources.Keys.Where(file => file != import.File))
        {
            names[SourcePaths.KindOf(file) == SourceFileKind.Json ? file : file[..file.LastIndexOf('.')]] = file;
        }

        return NearestName.Of(path, names.Keys) is { } near ? $" Did you mean {names[near]}?" : "";
    }

    // The trace has no positions, so the name is looked for as it is written after the words that import.
    static IEnumerable<SourcePosition> Places(ImportOf import, string text)
    {
        var name = Regex.Escape(import.Name);
        var pattern = $@"(?:\bfrom|\bimport|\brequire)\s*\(?\s*(?<name>[""'`]{name}[""'`])";
        var places = Regex.Matches(text, pattern, RegexOptions.NonBacktracking).Select(match => match.Groups["name"].Index).ToList();
        if (places.Count == 0)
        {
            var index = text.IndexOf(import.Name, StringComparison.Ordinal);
            return [index < 0 ? new SourcePosition(import.File, 1, 1) : PlaceOf(import.File, text, Math.Max(0, index - 1))];
        }

        return places.Select(index => PlaceOf(import.File, text, index));
    }

    static SourcePosition PlaceOf(string file, string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new SourcePosition(file, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
