using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>Processes that had one place of the pool and gave it to another, until each has ended what it holds.</summary>
/// <param name="index">The place.</param>
/// <param name="options">Limits and times.</param>
/// <param name="parts">The clock and the log.</param>
/// <param name="traffic">What they hold.</param>
sealed class FormerSandboxes(int index, SandboxPoolOptions options, PoolParts parts, SandboxTraffic traffic)
{
    readonly Lock _gate = new();
    readonly List<LiveSandbox> _leaving = [];

    /// <summary>Looks at signs of life and limits.</summary>
    public void Check()
    {
        LiveSandbox[] leaving;
        lock (_gate)
            leaving = [.. _leaving];
        foreach (var sandbox in leaving)
        {
            sandbox.LookAtMemory();
            sandbox.Check(traffic.Check(sandbox.Session));
        }
    }

    /// <summary>Lets one end what it holds, up to the limit, and then ends it.</summary>
    /// <param name="sandbox">The process, which gets no more events.</param>
    public async Task LeaveAsync(LiveSandbox sandbox)
    {
        lock (_gate)
            _leaving.Add(sandbox);
        var started = parts.Time.GetTimestamp();
        using (var done = new CancellationTokenSource())
        {
            var limit = Task.Delay(options.DrainLimit, parts.Time, done.Token);
            await Task.WhenAny(sandbox.Session.Done, sandbox.Connection.Broken, limit);
            await done.CancelAsync();
        }
        sandbox.Connection.Break(ConnectionBreak.Replaced);
        var broken = await sandbox.Connection.Broken;
        var cut = broken.Cause switch
        {
            BreakCause.Replaced => traffic.Detach(sandbox.Session, DispatchOutcomeKind.Cancelled, Reports.Replaced(options.DrainLimit)),
            BreakCause.Stopped => traffic.Detach(sandbox.Session, DispatchOutcomeKind.Cancelled, Reports.Stopped),
            _ => traffic.Detach(sandbox.Session, DispatchOutcomeKind.Crash, Reports.Crash(broken.Reason)),
        };
        var exit = await sandbox.EndAsync();
        lock (_gate)
            _leaving.Remove(sandbox);
        if (broken.IsPeaceful)
            parts.Logger.FormerEnded(index, sandbox.ProcessId, parts.Time.GetElapsedTime(started), cut, exit);
        else
            parts.Logger.FormerDied(broken.Error, index, sandbox.ProcessId, cut, broken.Reason, exit);
    }
}
