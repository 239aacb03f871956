using System.Collections.Frozen;

namespace TemplateWorker.Templates.Typings;

/// <summary>The typings of the SDK, as templates are checked against them.</summary>
public static class SdkTypings
{
    const string Prefix = "Typings/";

    /// <summary>Text of each <c>.d.ts</c> file by its name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Load();

    static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(SdkTypings).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            });
    }
}
