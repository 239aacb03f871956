using System.Diagnostics;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>A dispatch, or a tenant's load, from its arrival to its outcome: what it may use and what it has used.</summary>
sealed class RunningDispatch(ulong id, TenantRealm tenant, long cpuLimitNanoseconds, long deadline)
{
    /// <summary>Processor time for forgetting what a script left, which is not on any template's account, in nanoseconds.</summary>
    internal const long CleaningNanoseconds = 50_000_000;

    readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>The host's number; 0 for a load.</summary>
    internal ulong Id { get; } = id;

    /// <summary>Whose it is.</summary>
    internal TenantRealm Tenant { get; } = tenant;

    /// <summary>Processor time it may use in all, in nanoseconds.</summary>
    internal long CpuLimitNanoseconds { get; } = cpuLimitNanoseconds;

    /// <summary>When it must have ended, as a <see cref="Stopwatch"/> timestamp.</summary>
    internal long Deadline { get; } = deadline;

    /// <summary>Processor time used so far, in nanoseconds.</summary>
    internal long CpuNanoseconds { get; set; }

    /// <summary>Largest heap of its tenant seen so far, in KiB.</summary>
    internal uint PeakHeapKiB { get; set; }

    /// <summary>Host calls made so far.</summary>
    internal uint HostCalls { get; set; }

    /// <summary>Bytes of its host calls with files so far.</summary>
    internal int FileBytes { get; private set; }

    /// <summary>Lines logged so far, those above the bound included.</summary>
    internal uint LogLines { get; set; }

    /// <summary>How many templates have not done their part of it.</summary>
    internal int Unsettled { get; set; }

    /// <summary>Report of the first error of a template; null while there is none.</summary>
    internal byte[]? Error { get; set; }

    /// <summary>Whether the host asked for its end.</summary>
    internal bool IsCancelled { get; set; }

    /// <summary>Whether its outcome has been given.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>Counts a host call with files unless they would be too much together.</summary>
    /// <param name="bytes">Its size.</param>
    internal bool TryTakeFiles(int bytes)
    {
        if (bytes > FrameLimits.MaxLargeHostCalls - FileBytes)
            return false;
        FileBytes += bytes;
        return true;
    }

    /// <summary>What it has used so far.</summary>
    internal DispatchUsage Usage => new(
        (uint)Math.Min(uint.MaxValue, CpuNanoseconds / 1000),
        (uint)Math.Min(uint.MaxValue, Stopwatch.GetElapsedTime(_started).Ticks / TimeSpan.TicksPerMicrosecond),
        PeakHeapKiB, HostCalls);
}
