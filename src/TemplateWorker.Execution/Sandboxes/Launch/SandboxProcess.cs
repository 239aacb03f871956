using System.Diagnostics;
using System.Runtime.InteropServices;
using TemplateWorker.Execution.Sandboxes.Confinement;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>
/// A sandbox that was started by <see cref="SandboxLauncher"/>. Its end is collected here and nowhere else, so the
/// number cannot pass to another process while this object may still signal it.
/// </summary>
/// <param name="pid">The process.</param>
/// <param name="output">What it writes.</param>
/// <param name="confinement">What holds it.</param>
/// <param name="plan">How it was started.</param>
sealed class SandboxProcess(int pid, SandboxOutput output, SandboxConfinement confinement, ConfinementPlan plan) : ISandboxProcess
{
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(200);

    readonly Lock _gate = new();
    SandboxExit? _exit;

    /// <inheritdoc/>
    public int Id => pid;

    /// <inheritdoc/>
    public long ResidentBytes => ProcessMemory.Resident(pid);

    /// <inheritdoc/>
    public void VerifyConfinement() => confinement.Verify(pid, plan);

    /// <inheritdoc/>
    public void Kill()
    {
        lock (_gate)
        {
            if (_exit is null)
                _ = NativeSpawn.SendSignal(pid, NativeSpawn.Kill);
        }
    }

    /// <inheritdoc/>
    public SandboxExit WaitForExit(TimeSpan grace)
    {
        var started = Stopwatch.GetTimestamp();
        var look = FirstLook;
        var killed = false;
        while (true)
        {
            if (Collect() is { } exit)
                return exit;
            if (!killed && Stopwatch.GetElapsedTime(started) >= grace)
            {
                Kill();
                killed = true;
                look = FirstLook;
            }
            Thread.Sleep(look);
            look = look * 2 < LongestLook ? look * 2 : LongestLook;
        }
    }

    SandboxExit? Collect()
    {
        lock (_gate)
        {
            if (_exit is not null)
                return _exit;
            var result = NativeSpawn.Wait(pid, out var status, NativeSpawn.WaitWithoutBlocking);
            if (result == 0 || (result < 0 && Marshal.GetLastPInvokeError() == NativeSpawn.Interrupted))
                return null;
            var lastLine = output.LastLine(OutputGrace);
            // Without a child to wait for (a host started with SIGCHLD ignored) the cause is lost, not the fact.
            var signal = result < 0 ? 0 : status & 0x7f;
            return _exit = new SandboxExit(result < 0 ? -1 : (status >> 8) & 0xff, signal, lastLine);
        }
    }
}
