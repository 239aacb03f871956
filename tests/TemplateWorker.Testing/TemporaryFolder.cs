namespace TemplateWorker.Testing;

/// <summary>A folder of its own, gone when disposed. Other users may enter it: PostgreSQL of a test run as root is one.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TemporaryFolder()
    {
        // Under macOS the temporary folder of a user is deep; sockets need short paths.
        Path = System.IO.Path.Combine("/tmp", $"tw-{Guid.NewGuid():N}"[..15]);
        Directory.CreateDirectory(
            Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>A path within it.</summary>
    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file below the folder.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string relativePath, string text)
    {
        var file = Combine(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
