using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Scaffold;

/// <summary>Makes the folder that a template begins from.</summary>
public static class TemplateScaffold
{
    /// <summary>Makes one.</summary>
    /// <param name="folder">The folder, which must not exist yet.</param>
    /// <param name="name">The template's name.</param>
    /// <returns>Paths of what it holds.</returns>
    /// <exception cref="TemplateSourceException">The folder exists or cannot be made, or the name cannot be one.</exception>
    public static IReadOnlyList<string> Create(string folder, string name)
    {
        if (!TemplateNames.IsTemplateName(name))
        {
            throw new TemplateSourceException(folder, $"{SourcePaths.Readable(name)} cannot be a template's name; {TemplateNames.Rule}");
        }

        if (Path.Exists(folder))
        {
            throw new TemplateSourceException(folder, "already exists; name another folder with --dir");
        }

        var files = new Dictionary<string, string>
        {
            [TemplateManifest.FileName] = ScaffoldText.Manifest(name),
            ["main.ts"] = ScaffoldText.Program,
            ["main.test.ts"] = ScaffoldText.Test,
            ["README.md"] = ScaffoldText.Readme(name),
            ["tsconfig.json"] = CompilerSettings.OfEditor(EditorTypings.Folder),
        };
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in files)
            {
                File.WriteAllText(Path.Combine(folder, path), text);
            }

            EditorTypings.Create(folder, TemplateSources.FromFiles(files).Manifest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TemplateSourceException(folder, $"the folder cannot be made: {error.Message}", error);
        }

        return [.. files.Keys, $"{EditorTypings.Folder}/"];
    }
}
