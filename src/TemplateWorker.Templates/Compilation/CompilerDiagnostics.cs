using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Turns what the compiler said into what an author reads.</summary>
static class CompilerDiagnostics
{
    /// <summary>
    /// The diagnostics with their excerpts, by file and line. What is wrong with an import is said in words of ours,
    /// which name what can be imported, in place of the compiler's.
    /// </summary>
    /// <param name="output">What the compiler said.</param>
    /// <param name="sources">The sources by path.</param>
    /// <param name="most">Most diagnostics; one more says how many are left out.</param>
    public static IReadOnlyList<CompileDiagnostic> Gather(CompilerOutput output, IReadOnlyDictionary<string, string> sources, int most)
    {
        var imports = ImportRules.Check(output.Imports, sources).Take(most).ToList();
        var explained = imports.Select(import => new SourcePosition(import.File, import.Line, import.Column)).ToHashSet();
        var others = output.Diagnostics.Where(message => !explained.Contains(message.Place)).Select(message => Show(MissingNames.Explain(message), sources)).ToList();
        var all = imports.Concat(others).OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Line)
            .ThenBy(diagnostic => diagnostic.Column).Take(most).ToList();
        var left = imports.Count + others.Count - all.Count + output.Total - output.Diagnostics.Count;
        if (left > 0)
        {
            all.Add(CompileDiagnostic.Of(all[^1].File, DiagnosticCode.Limit, $"{left} more errors are not shown"));
        }

        return all;
    }

    static CompileDiagnostic Show(CompilerMessage message, IReadOnlyDictionary<string, string> sources) =>
        CompileDiagnostic.At(message.Place, message.Code, message.Message, sources.GetValueOrDefault(message.Place.File) ?? "");
}
