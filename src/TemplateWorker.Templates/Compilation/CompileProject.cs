using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Templates.Compilation;

/// <summary>All that one compilation depends on.</summary>
sealed class CompileProject
{
    CompileProject(TemplateSources template, bool includesTests)
    {
        Template = template;
        Sources = template.Files
            .Where(file => SourcePaths.KindOf(file.Key) is var kind
                && (kind is SourceFileKind.Program or SourceFileKind.Declarations or SourceFileKind.Json || (kind == SourceFileKind.Test && includesTests)))
            .ToDictionary();
        Typings = new Dictionary<string, string>(SdkTypings.Files) { [SettingsTypings.FileName] = SettingsTypings.Of(template.Manifest) };
        Settings = CompilerSettings.OfCompilation(Typings.Keys.Select(WorkFolder.TypingsPath)
            .Concat(Sources.Keys.Select(WorkFolder.SourcePath))
            .Order(StringComparer.Ordinal));
    }

    /// <summary>The template.</summary>
    public TemplateSources Template { get; }

    /// <summary>The files that are compiled or imported, by path in the template.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    /// <summary>The SDK's typings and those of the template's settings, by name.</summary>
    public IReadOnlyDictionary<string, string> Typings { get; }

    /// <summary>The compiler's settings.</summary>
    public string Settings { get; }

    /// <summary>Makes the project of a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="includesTests">Whether its tests are compiled.</param>
    public static CompileProject Of(TemplateSources template, bool includesTests) => new(template, includesTests);

    /// <summary>Paths of the sources that the compiler writes JavaScript for.</summary>
    public IEnumerable<string> Scripts() =>
        Sources.Keys.Where(path => SourcePaths.KindOf(path) is SourceFileKind.Program or SourceFileKind.Test);

    /// <summary>The hash that <see cref="CompiledTemplate.Hash"/> explains.</summary>
    /// <param name="compiler">What tells the compiler from any other.</param>
    public string Hash(string compiler)
    {
        using var hash = new TextListHash();
        hash.Add(compiler);
        hash.Add(Settings);
        hash.Add(Template.Manifest.Entry);
        hash.AddFiles(Typings.Concat(Template.Files));
        return hash.Take();
    }
}
