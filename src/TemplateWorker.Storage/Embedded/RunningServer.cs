using System.Globalization;

namespace TemplateWorker.Storage.Embedded;

/// <summary>What a server writes about itself to postmaster.pid.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Port">Its port, 0 until it is known.</param>
sealed record RunningServer(int ProcessId, int Port)
{
    // Lines of the file, counted from 0: https://doxygen.postgresql.org/pidfile_8h.html
    const int PidLine = 0;
    const int PortLine = 3;

    /// <summary>Reads the file of a server that is alive.</summary>
    /// <param name="folders">The server's folders.</param>
    /// <returns>The server; null when there is no file, or its process is not that server.</returns>
    public static RunningServer? Find(ClusterFolders folders)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(folders.PidFile);
        }
        catch (IOException)
        {
            return null;
        }
        if (lines.Length == 0 || !int.TryParse(lines[PidLine], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            || !IsServer(pid, folders.Cluster))
        {
            return null;
        }
        var port = 0;
        if (lines.Length > PortLine)
            _ = int.TryParse(lines[PortLine], NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return new RunningServer(pid, port);
    }

    // After a crash the number may belong to any process. A server's working directory is its data directory.
    static bool IsServer(int pid, string cluster)
    {
        if (!OperatingSystem.IsLinux())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(pid);
                return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
        try
        {
            return new DirectoryInfo($"/proc/{pid}/cwd").LinkTarget is { } folder
                && folder == (new DirectoryInfo(cluster).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? cluster);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
