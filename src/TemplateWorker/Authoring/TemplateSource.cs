using System.Text;
using System.Text.RegularExpressions;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage;

namespace TemplateWorker.Authoring;

/// <summary>A template as its author keeps it on disk: a folder with <c>main.js</c>, or a single <c>.js</c> file.</summary>
/// <param name="Name">Name of the folder, or of the file without its ending.</param>
/// <param name="Entry">The file that runs first, one of <paramref name="Files"/>.</param>
/// <param name="Files">JavaScript by path; folders are separated by <c>/</c>.</param>
sealed partial record TemplateSource(string Name, string Entry, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The file of a folder that runs first.</summary>
    public const string FolderEntry = "main.js";

    /// <summary>Most files of one template.</summary>
    public const int MostFiles = 200;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a template from disk.</summary>
    /// <param name="path">The folder or the file.</param>
    /// <param name="name">Its name; null for that of the folder or file.</param>
    /// <exception cref="UsageException">There is no template there, it is too large, or its name cannot be one.</exception>
    public static TemplateSource Read(string path, string? name = null)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var isFolder = Directory.Exists(full);
        name ??= isFolder ? Path.GetFileName(full) : Path.GetFileNameWithoutExtension(full);
        try
        {
            var (entry, files) = isFolder ? ReadFolder(path, full) : ReadFile(path, full);
            return AllowedName.IsMatch(name)
                ? new TemplateSource(name, entry, files)
                : throw new UsageException($"{path}: \"{name}\" cannot be a template's name; use 1 to 64 of a-z, 0-9, - and _, or give another with --name");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the template cannot be read: {error.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path}: a template is text in UTF-8");
        }
    }

    /// <summary>Whether it is made of just these files.</summary>
    public bool HasSameFiles(string entry, IReadOnlyDictionary<string, string> files) =>
        entry == Entry && files.Count == Files.Count && files.All(file => Files.TryGetValue(file.Key, out var text) && text == file.Value);

    static (string Entry, Dictionary<string, string> Files) ReadFolder(string path, string full)
    {
        if (!File.Exists(Path.Combine(full, FolderEntry)))
        {
            throw new UsageException($"{path}: a template's folder holds a {FolderEntry}, which runs first");
        }

        var files = new Dictionary<string, string>();
        var bytes = 0L;
        var enumeration = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(full, "*.js", enumeration).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(full, file).Replace(Path.DirectorySeparatorChar, '/');
            if (relative.Split('/').Contains("node_modules"))
            {
                continue;
            }

            bytes += new FileInfo(file).Length;
            CheckSize(path, files.Count + 1, bytes);
            files[relative] = ReadText(file);
        }

        return (FolderEntry, files);
    }

    static (string Entry, Dictionary<string, string> Files) ReadFile(string path, string full)
    {
        if (!File.Exists(full) || Path.GetExtension(full) != ".js")
        {
            throw new UsageException($"{path}: a template is a folder with a {FolderEntry}, or a .js file");
        }

        CheckSize(path, 1, new FileInfo(full).Length);
        var file = Path.GetFileName(full);
        return (file, new Dictionary<string, string> { [file] = ReadText(full) });
    }

    // Not File.ReadAllText, which takes other encodings for a byte order mark's sake.
    static string ReadText(string file) => StrictUtf8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');

    static void CheckSize(string path, int files, long bytes)
    {
        if (files > MostFiles || bytes > StorageLimits.Default.TemplateBytes)
        {
            throw new UsageException(
                $"{path}: a template has at most {MostFiles} files and {StorageLimits.Default.TemplateBytes / 1024} KiB in all. " +
                "Nothing was pushed; a version pushed before stays active.");
        }
    }

    [GeneratedRegex("^[a-z0-9_-]{1,64}$")]
    static partial Regex AllowedName { get; }
}
