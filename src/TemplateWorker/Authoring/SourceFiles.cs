using TemplateWorker.CommandLine;

namespace TemplateWorker.Authoring;

/// <summary>Writes the sources of a version back to disk.</summary>
static class SourceFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="folder">Where to; made where it is not there.</param>
    /// <param name="files">Texts by path.</param>
    /// <param name="stop">Gives up; some files may be written.</param>
    /// <exception cref="UsageException">There is something in the folder, or it cannot be written.</exception>
    public static async Task WriteAsync(string folder, IReadOnlyDictionary<string, string> files, CancellationToken stop)
    {
        var root = Path.GetFullPath(folder);
        try
        {
            if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
            {
                throw new UsageException($"{folder}: there is something already; name a folder that is empty or not there");
            }

            foreach (var (path, text) in files)
            {
                var file = Path.GetFullPath(Path.Combine(root, path));

                // Paths were checked when they were pushed, but others may write the database too.
                if (!file.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    throw new UsageException($"{folder}: the version holds a file that would lie outside, \"{path}\"; nothing of it is written");
                }

                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text, stop);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder}: {error.Message}");
        }
    }
}
