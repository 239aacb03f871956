using System.Globalization;

namespace TemplateWorker.Confinement.ControlGroups;

/// <summary>
/// Control groups in which the kernel itself bounds the memory of processes, one for each. They lie in a group that was
/// delegated to the host, whose own processes move into one beside them: a group that has processes cannot be divided.
/// </summary>
sealed class MemoryGroups
{
    const string Controller = "memory";
    const string OwnName = "host";
    const string Prefix = "confined-";

    // A process may start another while the list is read.
    const int Looks = 10;

    static readonly Lazy<(MemoryGroups? Groups, string? Problem)> Shared = new(OpenOwn);

    readonly string _folder;

    MemoryGroups(string folder) => _folder = folder;

    /// <summary>Those of this process, made at the first call; null where it cannot have any.</summary>
    public static MemoryGroups? OfThisProcess => Shared.Value.Groups;

    /// <summary>Why it cannot have any, as a sentence; null when it can.</summary>
    public static string? Problem => Shared.Value.Problem;

    /// <summary>Why a group cannot be divided by memory, as a sentence; null when it may be.</summary>
    /// <param name="folder">Its folder.</param>
    public static string? ProblemOf(string folder) =>
        File.ReadAllText(Path.Combine(folder, "cgroup.controllers")).Split((char[])[' ', '\n']).Contains(Controller)
            ? null
            : $"The control group {folder} has no memory controller.";

    /// <summary>Divides a group that was delegated.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="problem">Why it cannot be divided, as a sentence.</param>
    public static MemoryGroups? TryOpen(string folder, out string? problem)
    {
        try
        {
            problem = ProblemOf(folder);
            if (problem is not null)
                return null;
            MoveAll(folder, Path.Combine(folder, OwnName));
            File.WriteAllText(Path.Combine(folder, "cgroup.subtree_control"), $"+{Controller}");
            var groups = new MemoryGroups(folder);
            groups.RemoveLeftOver();
            return groups;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"The control group {folder} cannot be divided: {e.Message}";
            return null;
        }
    }

    /// <summary>Bounds the memory of a process that was just started.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="bytes">The most that it may have; above that the kernel ends it.</param>
    /// <exception cref="IOException">The kernel refused it.</exception>
    /// <exception cref="UnauthorizedAccessException">The host may not do that.</exception>
    public MemoryGroup Add(int pid, long bytes)
    {
        var number = pid.ToString(CultureInfo.InvariantCulture);
        var group = new MemoryGroup(Path.Combine(_folder, Prefix + number));
        group.Make(number, bytes);
        return group;
    }

    static (MemoryGroups? Groups, string? Problem) OpenOwn()
    {
        var groups = DelegatedGroup.Find("/proc/self", out var problem) is { } folder ? TryOpen(folder, out problem) : null;
        return (groups, problem);
    }

    static void MoveAll(string from, string to)
    {
        Directory.CreateDirectory(to);
        for (var look = 0; look < Looks; look++)
        {
            var processes = File.ReadAllLines(Path.Combine(from, "cgroup.procs"));
            if (processes.Length == 0)
                return;
            foreach (var process in processes)
                Move(process, Path.Combine(to, "cgroup.procs"));
        }
    }

    static void Move(string process, string list)
    {
        try
        {
            File.WriteAllText(list, process);
        }
        catch (IOException) when (!Directory.Exists($"/proc/{process}"))
        {
            // It has ended since the list was read.
        }
    }

    // What a host left that was killed; a group whose process still runs is not taken away.
    void RemoveLeftOver()
    {
        foreach (var folder in Directory.GetDirectories(_folder, Prefix + "*"))
            new MemoryGroup(folder).TryRemove();
    }
}
