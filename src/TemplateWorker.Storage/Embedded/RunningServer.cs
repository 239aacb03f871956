using System.Globalization;

namespace TemplateWorker.Storage.Embedded;

/// <summary>What a server writes about itself to postmaster.pid, and leaves there when it is killed.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Port">Its port, 0 until it is known.</param>
/// <param name="Identity">What no other server writes: its process, its folder and when it started.</param>
sealed record RunningServer(int ProcessId, int Port, string Identity)
{
    // Lines of the file, counted from 0: https://doxygen.postgresql.org/pidfile_8h.html
    const int PidLine = 0;
    const int StartTimeLine = 2;
    const int PortLine = 3;

    /// <summary>Reads the file, whether or not its server is alive.</summary>
    /// <param name="folders">The server's folders.</param>
    /// <returns>The server; null when there is no file, or nothing in it.</returns>
    /// <exception cref="EmbeddedPostgresException">There is a file that cannot be read, so a server may be running.</exception>
    public static RunningServer? Read(ClusterFolders folders)
    {
        try
        {
            return Parse(File.ReadAllLines(folders.PidFile));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"Whether a PostgreSQL of {folders.Root} runs cannot be told: {exception.Message} Make {folders.PidFile} readable.", exception);
        }
    }

    /// <summary>Reads the file of a server that is alive.</summary>
    /// <param name="folders">The server's folders.</param>
    /// <returns>The server; null when there is no file, or its process is not that server.</returns>
    /// <exception cref="EmbeddedPostgresException">There is a file that cannot be read, so a server may be running.</exception>
    public static RunningServer? Find(ClusterFolders folders) =>
        Read(folders) is { } server && ServerProcess.MayBe(server) ? server : null;

    /// <summary>Reads the lines of a file.</summary>
    public static RunningServer? Parse(string[] lines)
    {
        if (lines.Length == 0 || !int.TryParse(lines[PidLine], NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            return null;
        var port = 0;
        if (lines.Length > PortLine)
            _ = int.TryParse(lines[PortLine], NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return new RunningServer(pid, port, string.Join('\n', lines.Take(StartTimeLine + 1)));
    }
}
