namespace TemplateWorker.TestRunner.Watching;

/// <summary>Waits for changes of a folder. What an editor does in one go, many small changes, counts as one.</summary>
public sealed class FolderWatch : IDisposable
{
    // Editors write a file, rename it and touch it again within a few milliseconds.
    static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);

    readonly FileSystemWatcher _watcher;
    readonly SemaphoreSlim _changes = new(0);

    /// <summary>Starts watching.</summary>
    /// <param name="folder">The folder.</param>
    public FolderWatch(string folder)
    {
        _watcher = new FileSystemWatcher(Path.GetFullPath(folder)) { IncludeSubdirectories = true };
        _watcher.Changed += (_, change) => Note(change.Name);
        _watcher.Created += (_, change) => Note(change.Name);
        _watcher.Deleted += (_, change) => Note(change.Name);
        _watcher.Renamed += (_, change) => NoteAny(change.OldName, change.Name);
        // Changes were lost, and whatever they were, there were some.
        _watcher.Error += (_, _) => _changes.Release();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits until something has changed since the last time and nothing has for a moment.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _changes.WaitAsync(cancellationToken);
        while (await _changes.WaitAsync(Silence, cancellationToken))
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher.Dispose();
        _changes.Dispose();
    }

    void Note(string? path) => NoteAny(path);

    void NoteAny(params ReadOnlySpan<string?> paths)
    {
        foreach (var path in paths)
        {
            if (path is null || IsHidden(path))
                continue;
            _changes.Release();
            return;
        }
    }

    // Editors keep hidden files beside those that are edited.
    static bool IsHidden(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || part.EndsWith('~'));
}
