using System.Globalization;
using System.Reflection;

namespace TemplateWorker.Storage.Migrations;

/// <summary>The migrations that this program knows, in order. They are the files of the folder migrations, embedded.</summary>
static class MigrationCatalog
{
    const string Prefix = "migrations/";
    const string Suffix = ".sql";

    /// <summary>The one whose effect every older database already has.</summary>
    public const string Baseline = "baseline";

    public static IReadOnlyList<Migration> All { get; } = Load();

    static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(migration => migration.Number)];
    }

    // migrations/0001_baseline.sql
    static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var file = resource[Prefix.Length..^Suffix.Length];
        var mark = file.IndexOf('_', StringComparison.Ordinal);
        return new Migration(int.Parse(file.AsSpan(0, mark), CultureInfo.InvariantCulture), file[(mark + 1)..], reader.ReadToEnd());
    }
}
