using System.Collections.Frozen;
using System.Text.Json;

namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// What to use instead of what scripts have elsewhere and templates do not. The table is the SDK's own, so that the check
/// and an error at run time say the same.
/// </summary>
static class Alternatives
{
    const string Resource = "alternatives.json";
    const string NodePrefix = "node:";

    static readonly IReadOnlyList<AlternativeRow> Rows = Read();

    static readonly FrozenDictionary<string, string> Globals = ByName(row => row.Globals);

    static readonly FrozenDictionary<string, string> Modules = ByName(row => row.Modules);

    /// <summary>The advice about a global.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A sentence; null when there is none.</returns>
    public static string? OfGlobal(string name) => Globals.GetValueOrDefault(name);

    /// <summary>The advice about a module of Node.js or of npm.</summary>
    /// <param name="name">Its name, as it is imported.</param>
    /// <returns>A sentence; null when there is none.</returns>
    public static string? OfModule(string name) =>
        Modules.GetValueOrDefault(name.StartsWith(NodePrefix, StringComparison.Ordinal) ? name[NodePrefix.Length..] : name);

    static FrozenDictionary<string, string> ByName(Func<AlternativeRow, IReadOnlyList<string>> names) =>
        Rows.SelectMany(row => names(row).Select(name => (name, row.Advice))).ToFrozenDictionary(entry => entry.name, entry => entry.Advice, StringComparer.Ordinal);

    static List<AlternativeRow> Read()
    {
        using var stream = typeof(Alternatives).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<AlternativeRow>>(stream, JsonSerializerOptions.Web)!;
    }
}
