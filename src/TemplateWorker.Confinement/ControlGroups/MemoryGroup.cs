using System.Globalization;

namespace TemplateWorker.Confinement.ControlGroups;

/// <summary>The control group of one process, which bounds its memory.</summary>
/// <param name="folder">Its folder.</param>
sealed class MemoryGroup(string folder)
{
    const string Kills = "oom_kill ";

    /// <summary>Whether the kernel has ended the process for its memory.</summary>
    public bool HasKilled => Directory.Exists(folder) && File.ReadLines(Path.Combine(folder, "memory.events")).Any(IsKill);

    /// <summary>Makes the group and puts a process into it.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="bytes">The most that it may have.</param>
    /// <exception cref="IOException">The kernel refused it.</exception>
    /// <exception cref="UnauthorizedAccessException">The host may not do that.</exception>
    public void Make(string pid, long bytes)
    {
        Directory.CreateDirectory(folder);
        Write("memory.max", bytes.ToString(CultureInfo.InvariantCulture));
        // Kernels without swap do not have it. What a process has in swap would come on top.
        if (File.Exists(Path.Combine(folder, "memory.swap.max")))
            Write("memory.swap.max", "0");
        Write("cgroup.procs", pid);
    }

    /// <summary>Removes the group, whose process has ended.</summary>
    /// <returns>Whether the kernel let it go.</returns>
    public bool TryRemove()
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            // A process is still in it, or was until now; the next host takes it away.
            return false;
        }
    }

    static bool IsKill(string line) => line.StartsWith(Kills, StringComparison.Ordinal) && line[Kills.Length..] != "0";

    void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
}
