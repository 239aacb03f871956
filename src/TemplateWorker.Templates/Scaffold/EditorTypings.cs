using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Templates.Scaffold;

/// <summary>
/// The typings in a template's folder, from which an editor knows the SDK and the template's settings. The folder is
/// hidden, so that it is no part of the template.
/// </summary>
public static class EditorTypings
{
    /// <summary>Name of the folder.</summary>
    public const string Folder = ".templateworker";

    /// <summary>Name of the file beside it that tells an editor of the folder and of what is checked.</summary>
    public const string SettingsFile = "tsconfig.json";

    /// <summary>Brings the typings up to date, where a template has any. Links are never followed.</summary>
    /// <param name="path">Folder of the template.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>Why they could not be written; null when nothing is wrong. The template itself is as good without.</returns>
    public static string? Refresh(string path, TemplateManifest manifest) => Put(path, manifest, isWanted: false);

    /// <summary>
    /// Gives a template the typings, or brings them up to date, and a <c>tsconfig.json</c> where there is none. Git ignores
    /// the folder of the typings, and links are never followed.
    /// </summary>
    /// <param name="path">Folder of the template.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>Why they could not be written; null when nothing is wrong.</returns>
    public static string? Add(string path, TemplateManifest manifest) => Put(path, manifest, isWanted: true);

    static string? Put(string path, TemplateManifest manifest, bool isWanted)
    {
        var template = Path.TrimEndingDirectorySeparator(path);
        var folder = Path.Combine(template, Folder);
        try
        {
            if (!isWanted && !Directory.Exists(folder))
            {
                return null;
            }

            var typings = Typings(manifest);
            if (LinkIn([template, folder, WrittenTypings.FileOf(folder), .. typings.Keys.Select(name => Path.Combine(folder, name))]) is { } link)
            {
                return $"The editor's typings in {folder} are left as they are: {link} is a link, and what it leads to may be somebody else's. "
                    + "Put a real folder there, or delete it.";
            }

            if (isWanted)
            {
                Directory.CreateDirectory(folder);
                WriteOnce(Path.Combine(folder, ".gitignore"), "*\n");
                WriteOnce(Path.Combine(template, SettingsFile), CompilerSettings.OfEditor(Folder));
            }

            Write(folder, typings);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The editor's typings in {folder} are not up to date: {error.Message}";
        }
    }

    static Dictionary<string, string> Typings(TemplateManifest manifest) =>
        new(SdkTypings.Files) { [SettingsTypings.FileName] = SettingsTypings.Of(manifest) };

    static void Write(string folder, Dictionary<string, string> typings)
    {
        foreach (var (name, text) in typings)
        {
            WriteFile(Path.Combine(folder, name), text);
        }

        WrittenTypings.DeleteOld(folder, typings);
        WriteFile(WrittenTypings.FileOf(folder), WrittenTypings.ListOf(typings));
    }

    static string? LinkIn(IEnumerable<string> paths) => paths.FirstOrDefault(path => new FileInfo(path).LinkTarget is not null);

    // What is there already, a link too, is its owner's.
    static void WriteOnce(string file, string text)
    {
        if (!File.Exists(file) && new FileInfo(file).LinkTarget is null)
        {
            using var writer = new StreamWriter(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
            writer.Write(text);
        }
    }

    // An editor that watches the folder reads every file again that was written.
    static void WriteFile(string file, string text)
    {
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            File.WriteAllText(file, text);
        }
    }
}
