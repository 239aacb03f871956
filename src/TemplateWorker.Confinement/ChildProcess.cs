using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>
/// A process that this one has started. Its end is collected here and nowhere else, so the number cannot pass to another
/// process while this object may still signal it.
/// </summary>
/// <param name="pid">The process.</param>
sealed class ChildProcess(int pid)
{
    readonly Lock _gate = new();
    ChildEnd? _end;

    /// <summary>Number of the process.</summary>
    public int Id => pid;

    /// <summary>Ends the process, and what it may have started, at once; does nothing when it has ended.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            if (_end is null)
                _ = NativeSpawn.SendSignal(-pid, NativeSpawn.Kill);
        }
    }

    /// <summary>How it ended; null while it runs.</summary>
    public ChildEnd? Collect()
    {
        lock (_gate)
        {
            if (_end is not null)
                return _end;
            var result = NativeSpawn.Wait(pid, out var status, NativeSpawn.WaitWithoutBlocking);
            if (result == 0 || (result < 0 && Marshal.GetLastPInvokeError() == NativeSpawn.Interrupted))
                return null;
            // Without a child to wait for (a host started with SIGCHLD ignored) the cause is lost, not the fact.
            return _end = result < 0 ? new ChildEnd(-1, 0) : new ChildEnd((status >> 8) & 0xff, status & 0x7f);
        }
    }
}
