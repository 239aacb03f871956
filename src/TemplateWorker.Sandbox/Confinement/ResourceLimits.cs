using System.Runtime.InteropServices;
using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>What the process may hold of the system, set with no way back up; see setrlimit(2).</summary>
static unsafe class ResourceLimits
{
    const int RLIMIT_FSIZE = 1;
    const int RLIMIT_CORE = 4;
    const int RLIMIT_NPROC = 6;
    const int RLIMIT_NOFILE = 7;
    const int RLIMIT_MSGQUEUE = 12;
    const int RLIMIT_NICE = 13;
    const int RLIMIT_RTPRIO = 14;
    const int PR_SET_DUMPABLE = 4;

    // The runtime opens about 40 at once while it loads libraries.
    const ulong MostDescriptors = 256;

    // The runtime and the engine start a few threads for each processor.
    static readonly ulong MostThreads = 128 + (16 * (ulong)Environment.ProcessorCount);

    /// <summary>Sets them.</summary>
    /// <param name="hasOwnUser">Whether the user's threads are this process's alone, so that they can be counted.</param>
    /// <returns>Why one of them is not in force, as a sentence; null when all are.</returns>
    internal static string? Apply(bool hasOwnUser)
    {
        // No other process may read the memory of this one, and no crash leaves it on a disk.
        var failed = LibC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ? "PR_SET_DUMPABLE"
            : !Set(RLIMIT_CORE, 0) ? nameof(RLIMIT_CORE)
            : !Set(RLIMIT_FSIZE, 0) ? nameof(RLIMIT_FSIZE)
            : !Set(RLIMIT_NOFILE, MostDescriptors) ? nameof(RLIMIT_NOFILE)
            : !Set(RLIMIT_MSGQUEUE, 0) ? nameof(RLIMIT_MSGQUEUE)
            : !Set(RLIMIT_NICE, 0) ? nameof(RLIMIT_NICE)
            : !Set(RLIMIT_RTPRIO, 0) ? nameof(RLIMIT_RTPRIO)
            : hasOwnUser && !Set(RLIMIT_NPROC, MostThreads) ? nameof(RLIMIT_NPROC)
            : null;
        return failed is null ? null : $"{failed} cannot be set: {Marshal.GetLastPInvokeErrorMessage()}.";
    }

    static bool Set(int resource, ulong most)
    {
        var limit = new LibC.ResourceLimit { Current = most, Most = most };
        return LibC.setrlimit(resource, &limit) == 0;
    }
}
