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

    /// <summary>Brings the typings up to date, where a template has any.</summary>
    /// <param name="path">Folder of the template.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <returns>Why they could not be written; null when nothing is wrong. The template itself is as good without.</returns>
    public static string? Refresh(string path, TemplateManifest manifest)
    {
        try
        {
            if (Directory.Exists(Path.Combine(path, Folder)))
            {
                Write(path, manifest);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"The editor's typings in {Path.Combine(path, Folder)} are not up to date: {error.Message}";
        }
    }

    /// <summary>Writes the typings that differ from what is there.</summary>
    internal static void Write(string path, TemplateManifest manifest)
    {
        var folder = Directory.CreateDirectory(Path.Combine(path, Folder)).FullName;
        var files = new Dictionary<string, string>(SdkTypings.Files) { [SettingsTypings.FileName] = SettingsTypings.Of(manifest) };
        foreach (var (name, text) in files)
        {
            WriteFile(Path.Combine(folder, name), text);
        }

        foreach (var old in Directory.EnumerateFiles(folder, "*.d.ts").Where(file => !files.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(old);
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
