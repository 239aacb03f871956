namespace TemplateWorker.Templates.Folders;

/// <summary>The paths of a template's files, refused one by one when they cannot stand beside those before.</summary>
sealed class PathSet
{
    // By the path as a file system sees it that does not tell capitals apart.
    readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> _compiled = new(StringComparer.OrdinalIgnoreCase);
    int _files;

    /// <summary>Takes one more path.</summary>
    /// <returns>Whether the file is part of the template; others are ignored whatever their names.</returns>
    /// <exception cref="TemplateSourceException">The path is not allowed, or there are too many.</exception>
    public bool Add(string path)
    {
        var kind = SourcePaths.KindOf(path);
        if (kind == SourceFileKind.Ignored)
        {
            return false;
        }

        var shown = SourcePaths.ProblemOf(path) is null ? path : SourcePaths.Readable(path);
        if (SourcePaths.ProblemOf(path) is { } problem)
        {
            throw new TemplateSourceException(shown, problem);
        }

        if (kind == SourceFileKind.Foreign)
        {
            throw new TemplateSourceException(path, "templates are made of .ts and .js files; rename it");
        }

        if (++_files > SourceLimits.Files)
        {
            throw new TemplateSourceException(path, $"one file too many; a template may have {SourceLimits.Files}");
        }

        CheckNeighbours(path, kind);
        return true;
    }

    void CheckNeighbours(string path, SourceFileKind kind)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            var folder = path[..end];
            if (_paths.TryGetValue(folder, out var other) && other != folder)
            {
                throw new TemplateSourceException(path, $"{other} and {folder} differ in capitals alone; rename one");
            }

            _paths[folder] = folder;
        }

        if (!_paths.TryAdd(path, path))
        {
            throw new TemplateSourceException(path, $"{_paths[path]} and {path} differ in capitals alone; rename one");
        }

        if (kind is SourceFileKind.Program or SourceFileKind.Test && !_compiled.TryAdd(SourcePaths.CompiledPath(path), path))
        {
            throw new TemplateSourceException(path, $"{_compiled[SourcePaths.CompiledPath(path)]} and {path} compile to the same file; rename one");
        }
    }
}
