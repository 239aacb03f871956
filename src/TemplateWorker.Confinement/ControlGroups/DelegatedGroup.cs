using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement.ControlGroups;

/// <summary>Finds the control group that this process was given to divide; see cgroups(7) and systemd's CGROUP_DELEGATION.md.</summary>
static unsafe partial class DelegatedGroup
{
    const string VersionTwo = "0::";
    const string NoHierarchy = "This system has no control groups of version 2.";

    // What systemd marks a group with that it leaves to the service.
    static readonly string[] Marks = ["user.delegate", "trusted.delegate"];

    /// <summary>Finds it.</summary>
    /// <param name="process">What the kernel says of the process: <c>/proc/self</c>.</param>
    /// <param name="problem">Why there is none, as a sentence.</param>
    /// <returns>Its folder, null when there is none.</returns>
    public static string? Find(string process, out string? problem)
    {
        var path = ReadLines(process, "cgroup").FirstOrDefault(line => line.StartsWith(VersionTwo, StringComparison.Ordinal))?[VersionTwo.Length..];
        var root = ReadLines(process, "mountinfo").Select(MountPointOf).FirstOrDefault(point => point is not null);
        problem = path is null || root is null ? NoHierarchy : null;
        if (problem is not null)
            return null;
        var own = Path.TrimEndingDirectorySeparator(root + path);
        // The root of all groups has no type; one that only looks like it is all that a container has.
        if (IsMarked(own) || (path == "/" && File.Exists(Path.Combine(own, "cgroup.type"))))
            return own;
        // A service manager may have put the process into a group of its own within the one that it delegates.
        if (path != "/" && Path.GetDirectoryName(own) is { } parent && IsMarked(parent))
            return parent;
        problem = $"The control group {path} is not delegated to the host (systemd: Delegate=memory).";
        return null;
    }

    static IEnumerable<string> ReadLines(string process, string file)
    {
        var path = Path.Combine(process, file);
        return File.Exists(path) ? File.ReadLines(path) : [];
    }

    // "36 35 98:0 / /sys/fs/cgroup rw,noatime shared:1 - cgroup2 cgroup2 rw": see proc_pid_mountinfo(5).
    static string? MountPointOf(string line) =>
        line.Split(' ') is [_, _, _, _, var point, ..] fields && Array.IndexOf(fields, "-") is var separator and > 0
            && fields.Length > separator + 1 && fields[separator + 1] == "cgroup2"
            ? point
            : null;

    static bool IsMarked(string folder) => Marks.Any(mark => IsMarked(folder, mark));

    static bool IsMarked(string folder, string mark)
    {
        byte value;
        return GetAttribute(folder, mark, &value, sizeof(byte)) == sizeof(byte) && value == (byte)'1';
    }

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetAttribute(string path, string name, void* value, nuint size);
}
