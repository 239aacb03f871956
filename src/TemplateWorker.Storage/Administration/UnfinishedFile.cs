using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// A file that is there under its name when it is whole and on disk, and not at all before. It is made beside its place under
/// another name, which is gone when the work fails.
/// </summary>
public sealed class UnfinishedFile : IDisposable
{
    readonly string _target;
    readonly bool _overwrites;

    UnfinishedFile(string target, bool overwrites)
    {
        _target = target;
        _overwrites = overwrites;
        var folder = System.IO.Path.GetDirectoryName(target)!;
        Path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(target)}.{Guid.NewGuid():N}.partial");
    }

    /// <summary>Where it is made.</summary>
    public string Path { get; }

    /// <summary>Begins a file that its owner alone may read.</summary>
    /// <param name="target">Its full path when it is whole.</param>
    /// <param name="overwrites">Whether a file that is there is replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">There is one, or none can be made.</exception>
    public static async Task<UnfinishedFile> BeginAsync(string target, bool overwrites, CancellationToken cancellationToken)
    {
        // A folder, a device or a pipe is no file to be replaced, whoever may do so. test(1) tells them apart, .NET does not.
        if (System.IO.Path.Exists(target) && !await PostgresUser.Current.TestAsync("-f", target, cancellationToken))
            throw new AdministrationException($"{target} is no file that can be replaced; name a file.");
        if (File.Exists(target) && !overwrites)
            throw new AdministrationException($"{target} exists and stays as it is; name another file, or replace it with --force.");
        var file = new UnfinishedFile(target, overwrites);
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            new FileStream(file.Path, options).Dispose();
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdministrationException($"No file can be made in {System.IO.Path.GetDirectoryName(target)}: {exception.Message}", exception);
        }
    }

    /// <summary>Makes sure that it is on disk, and gives it its name.</summary>
    /// <exception cref="AdministrationException">It cannot be, or a file of that name has come meanwhile.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            using (var file = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(file);
            // It may have come meanwhile.
            if (System.IO.Path.Exists(_target) && !await PostgresUser.Current.TestAsync("-f", _target, cancellationToken))
                throw new AdministrationException($"{_target} is no file that can be replaced; name a file.");
            File.Move(Path, _target, _overwrites);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdministrationException($"{_target} could not be completed: {exception.Message} The unfinished file is removed.", exception);
        }
        // The new name is in the folder, which is a file of its own to the disk.
        await PostgresUser.Current.RunAsync(["sync", System.IO.Path.GetDirectoryName(_target)!], cancellationToken);
    }

    /// <summary>Removes it if it was not completed.</summary>
    public void Dispose() => File.Delete(Path);
}
