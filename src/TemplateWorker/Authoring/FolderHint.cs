using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>Tells who names a single file of a template that has more to it.</summary>
static class FolderHint
{
    /// <summary>What to name in place of a file.</summary>
    /// <param name="path">What was named.</param>
    /// <param name="verb">The verb below <c>template</c>.</param>
    /// <returns>Null where it is a folder, or a file without a manifest beside it.</returns>
    public static string? Of(string path, string verb)
    {
        var folder = Path.GetDirectoryName(path);
        return folder is not null && File.Exists(path) && File.Exists(Path.Combine(folder, TemplateManifest.FileName))
            ? $"{path}: the {TemplateManifest.FileName} beside it is left out, and so are its capabilities, settings and other files; " +
              $"name the folder: templateworker template {verb} {(folder.Length == 0 ? "." : folder)}"
            : null;
    }

    /// <summary>Says so on stderr.</summary>
    public static async Task TellAsync(string path, string verb)
    {
        if (Of(path, verb) is { } hint)
        {
            await Console.Error.WriteLineAsync(hint);
        }
    }
}
