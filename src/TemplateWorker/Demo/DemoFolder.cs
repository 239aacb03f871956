using System.Globalization;
using TemplateWorker.CommandLine;

namespace TemplateWorker.Demo;

/// <summary>The folder that one demo has for itself while it runs; what is in it stays.</summary>
sealed class DemoFolder : IDisposable
{
    const string LockName = "demo.lock";
    const int MostFolders = 100;

    // EWOULDBLOCK of flock(2), which .NET hands on as it is.
    const int LinuxWouldBlock = 11;
    const int MacWouldBlock = 35;

    readonly FileStream _lock;

    DemoFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Takes the folder that the user named.</summary>
    /// <exception cref="VerbFailedException">Another demo runs there, or it cannot be made.</exception>
    public static DemoFolder Take(string path) => TryTake(path) ?? throw new VerbFailedException(
        $"Another demo runs in {path}. Name another folder with --data, or stop that one.");

    /// <summary>Takes the first free one of <paramref name="path"/>, <c>path-2</c>, <c>path-3</c>, …</summary>
    /// <exception cref="VerbFailedException">None is free, or none can be made.</exception>
    public static DemoFolder TakeFree(string path)
    {
        for (var number = 1; number <= MostFolders; number++)
        {
            var candidate = number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");
            if (TryTake(candidate) is { } folder)
            {
                return folder;
            }
        }

        throw new VerbFailedException($"{MostFolders} demos run in {path} and beside it; stop some.");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    static DemoFolder? TryTake(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var file = System.IO.Path.Combine(full, LockName);
            // Nobody else can open it until this process closes it or ends, in whatever way.
            return new DemoFolder(full, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error.HResult is LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailedException($"The demo's folder {full} cannot be used: {error.Message} Name another with --data.", error);
        }
    }
}
