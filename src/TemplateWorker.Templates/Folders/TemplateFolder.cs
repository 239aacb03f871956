namespace TemplateWorker.Templates.Folders;

/// <summary>Reads a template as its author keeps it on disk: a folder, or a single <c>.ts</c> or <c>.js</c> file.</summary>
public static class TemplateFolder
{
    const string PackagesFolder = "node_modules";

    // Hidden files are skipped below, for every system alike.
    static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// Reads a template. Hidden entries and <c>node_modules</c> are skipped; links below <paramref name="path"/> are
    /// refused and never followed; no more of a file is read than its limit.
    /// </summary>
    /// <param name="path">The folder or the file.</param>
    /// <param name="name">Its name; null for that of the manifest, the folder or the file.</param>
    /// <exception cref="TemplateSourceException">There is no template there, or it cannot be taken as it is.</exception>
    public static TemplateSources Read(string path, string? name = null)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            if (Directory.Exists(full))
            {
                return ReadFolder(path, full, name);
            }

            return File.Exists(full)
                ? ReadFile(path, full, name)
                : throw new TemplateSourceException(path, "there is no such file or folder");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TemplateSourceException(path, $"the template cannot be read: {error.Message}", error);
        }
    }

    static TemplateSources ReadFolder(string path, string full, string? name)
    {
        var (files, ignored) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new List<string>());
        var paths = new PathSet();
        var bytes = 0L;
        foreach (var entry in Entries(path, full))
        {
            var relative = RelativePath(full, entry);
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                throw new TemplateSourceException(SourcePaths.ProblemOf(relative) is null ? relative : SourcePaths.Readable(relative),
                    "links are not followed; put the file itself into the folder");
            }

            if (entry is not FileInfo file)
            {
                continue;
            }

            if (!paths.Add(relative))
            {
                ignored.Add(relative);
                continue;
            }

            files[relative] = ReadText(relative, file, ref bytes);
        }

        return TemplateSources.Make(files, ignored, name, Path.GetFileName(full));
    }

    // Folders are entered one by one, so that a link to a folder, or one that is skipped, never is.
    static IEnumerable<FileSystemInfo> Entries(string path, string full)
    {
        var open = new Stack<DirectoryInfo>([new DirectoryInfo(full)]);
        var count = 0;
        while (open.TryPop(out var folder))
        {
            var entries = new List<FileSystemInfo>();
            foreach (var entry in folder.EnumerateFileSystemInfos("*", EveryEntry))
            {
                if (++count > SourceLimits.Entries)
                {
                    throw new TemplateSourceException(
                        path, $"the folder holds more than {SourceLimits.Entries} files and folders; a template may have {SourceLimits.Files} files");
                }

                if (!entry.Name.StartsWith('.') && entry.Name != PackagesFolder)
                {
                    entries.Add(entry);
                }
            }

            foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                yield return entry;
            }

            foreach (var below in entries.OfType<DirectoryInfo>().OrderByDescending(below => below.Name, StringComparer.Ordinal))
            {
                open.Push(below);
            }
        }
    }

    static TemplateSources ReadFile(string path, string full, string? name)
    {
        var file = Path.GetFileName(full);
        if (SourcePaths.KindOf(file) != SourceFileKind.Program)
        {
            throw new TemplateSourceException(path, "a template is a folder, or a .ts or .js file");
        }

        new PathSet().Add(file);
        var named = new FileInfo(full);
        var bytes = 0L;
        var text = ReadText(file, named.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? named, ref bytes);
        var files = new Dictionary<string, string> { [file] = text };
        return TemplateSources.Make(files, [], name, Path.GetFileNameWithoutExtension(full));
    }

    static string ReadText(string relative, FileInfo file, ref long bytes)
    {
        // What has no length holds no text, and to open a named pipe would wait for its writer.
        if (file.Length == 0)
        {
            return "";
        }

        SourceSize.Check(relative, file.Length, bytes + file.Length);
        using var stream = file.OpenRead();
        var buffer = new byte[file.Length + 1];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        bytes += read;
        return read <= file.Length
            ? SourceText.Decode(relative, buffer.AsSpan(0, read))
            : throw new TemplateSourceException(relative, "the file grew while it was read; try again");
    }

    static string RelativePath(string full, FileSystemInfo entry) =>
        Path.GetRelativePath(full, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
