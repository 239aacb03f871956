using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Scaffold;

/// <summary>Makes the folder that a template begins from.</summary>
public static class TemplateScaffold
{
    /// <summary>Makes one.</summary>
    /// <param name="folder">The folder; made where it is not there, and empty otherwise but for what Git keeps there.</param>
    /// <param name="name">The template's name.</param>
    /// <returns>Paths of what it holds.</returns>
    /// <exception cref="TemplateSourceException">There is something in the folder, it cannot be made, or the name cannot be one.</exception>
    public static IReadOnlyList<string> Create(string folder, string name)
    {
        if (!TemplateNames.IsTemplateName(name))
        {
            throw new TemplateSourceException(folder, $"{SourcePaths.Readable(name)} cannot be a template's name; {TemplateNames.Rule}");
        }

        var files = new Dictionary<string, string>
        {
            [TemplateManifest.FileName] = ScaffoldText.Manifest(name),
            ["main.ts"] = ScaffoldText.Program,
            ["main.test.ts"] = ScaffoldText.Test,
            ["README.md"] = ScaffoldText.Readme(name),
        };
        try
        {
            if (IsTaken(folder))
            {
                throw new TemplateSourceException(
                    folder, "there is something already; name with --dir a folder that is empty or not there, or give this one the typings with `template types`");
            }

            Directory.CreateDirectory(folder);
            foreach (var (path, text) in files)
            {
                File.WriteAllText(Path.Combine(folder, path), text);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TemplateSourceException(folder, $"the folder cannot be made: {error.Message}", error);
        }

        return EditorTypings.Add(folder, TemplateSources.FromFiles(files).Manifest) is { } problem
            ? throw new TemplateSourceException(folder, problem)
            : [.. files.Keys, EditorTypings.SettingsFile, $"{EditorTypings.Folder}/"];
    }

    // A new repository is as good a place as an empty folder. What a link leads to may be somebody else's.
    static bool IsTaken(string folder) =>
        File.Exists(folder)
        || new DirectoryInfo(Path.TrimEndingDirectorySeparator(folder)).LinkTarget is not null
        || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) != ".git"));
}
