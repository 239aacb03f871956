using System.Diagnostics;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>The start of a pool of one sandbox, until it is ready for its first tenant.</summary>
static class ConfinedStart
{
    // As /proc/PID/status says it of a process with a filter.
    const string Filtered = "Seccomp:\t2";

    /// <summary>Starts a pool and ends it.</summary>
    /// <param name="isConfined">Whether its sandbox is confined.</param>
    /// <returns>Milliseconds until it was ready.</returns>
    internal static async Task<double> RunAsync(bool isConfined)
    {
        var started = Stopwatch.GetTimestamp();
        await using var host = await Host.StartAsync(isConfined: isConfined);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var isFiltered = (await File.ReadAllTextAsync($"/proc/{host.SandboxProcessId}/status")).Contains(Filtered, StringComparison.Ordinal);
        return isFiltered == isConfined
            ? elapsed
            : throw new InvalidOperationException($"The sandbox {(isFiltered ? "filters its system calls and should not" : "does not filter its system calls")}.");
    }
}
