using System.Diagnostics;

namespace TemplateWorker.Storage.Embedded;

/// <summary>
/// Tells a server's process from another that got its number after a crash. In doubt it is the server: to take a dead
/// server for a live one costs a wait, the opposite costs the files of a live one.
/// </summary>
static class ServerProcess
{
    /// <summary>Whether a process of the server's number may be that server.</summary>
    public static bool MayBe(RunningServer server) =>
        IsRunning(server) && (!OperatingSystem.IsLinux() || MayWorkFor(server));

    /// <summary>
    /// Whether a server runs under that number: the server itself, still there when it has removed its file, or another
    /// that got the number meanwhile.
    /// </summary>
    public static bool IsRunning(RunningServer server) =>
        OperatingSystem.IsLinux() ? IsPostgres(server.ProcessId) : HasName(server.ProcessId);

    // "27 (postgres) S 1 …": https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    static bool IsPostgres(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var name = stat.AsSpan()[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            // Zombies have ended; only their parent does not know yet.
            var hasEnded = stat[stat.LastIndexOf(')') + 2] is 'Z' or 'X';
            return !hasEnded && (name is "postgres" or "postmaster");
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that ends while it is read answers so, too.
            return Directory.Exists($"/proc/{pid}");
        }
    }

    // A server's working directory is its data directory. Its path may be another than ours, behind links and mounts.
    static bool MayWorkFor(RunningServer server)
    {
        try
        {
            return RunningServer.Parse(File.ReadAllLines($"/proc/{server.ProcessId}/cwd/postmaster.pid"))?.Identity == server.Identity;
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Root may not look without CAP_SYS_PTRACE, which containers seldom have.
            return true;
        }
    }

    static bool HasName(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static bool IsGone(Exception exception) => exception is FileNotFoundException or DirectoryNotFoundException;
}
