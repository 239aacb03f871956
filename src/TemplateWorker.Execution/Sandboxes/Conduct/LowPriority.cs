using System.Runtime.InteropServices;

namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>Lets a process have the processor when others leave it time; see setpriority(2).</summary>
static partial class LowPriority
{
    const int ProcessGroup = 1;
    const int Niceness = 10;

    /// <summary>Gives a sandbox a low priority. It leads its own process group, which holds all of its threads.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>Why it was refused; null when it was not.</returns>
    public static string? TryGive(int processId) =>
        SetPriority(ProcessGroup, processId, Niceness) == 0 ? null : Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static partial int SetPriority(int which, int id, int niceness);
}
