using System.Diagnostics;
using TemplateWorker.Confinement;
using TemplateWorker.Confinement.ControlGroups;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>A sandbox that was started by <see cref="SandboxLauncher"/>.</summary>
/// <param name="pid">The process.</param>
/// <param name="output">What it writes.</param>
/// <param name="layers">What holds it.</param>
/// <param name="plan">How it was started.</param>
/// <param name="memory">What bounds its memory; null where the host alone watches it.</param>
sealed class SandboxProcess(int pid, SandboxOutput output, ConfinementLayers layers, ConfinementPlan plan, MemoryGroup? memory) : ISandboxProcess
{
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan OutputGrace = TimeSpan.FromMilliseconds(200);

    readonly ChildProcess _process = new(pid);
    readonly Lock _gate = new();
    SandboxExit? _exit;

    /// <inheritdoc/>
    public int Id => pid;

    /// <inheritdoc/>
    public long ResidentBytes => ProcessMemory.Resident(pid);

    /// <inheritdoc/>
    public void VerifyConfinement()
    {
        try
        {
            layers.Verify(pid, plan);
        }
        catch (ConfinementException e)
        {
            throw new SandboxLaunchException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Kill() => _process.Kill();

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
            if (_exit is null && _process.Collect() is { } end)
            {
                _exit = new SandboxExit(end.Code, end.Signal, output.LastLine(OutputGrace)) { IsOutOfMemory = memory?.HasKilled == true };
                memory?.TryRemove();
            }
            return _exit;
        }
    }
}
