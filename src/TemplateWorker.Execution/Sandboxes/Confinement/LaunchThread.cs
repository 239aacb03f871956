using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>
/// A thread that confines itself, starts one process, and ends. To Linux user, capabilities, <c>no_new_privs</c>,
/// Landlock domain, root directory and namespaces belong to a thread, and a process has from its first instruction on
/// those of the thread that started it. The runtime of a sandbox has several threads by the time its own code runs, so
/// it could not do this to itself; and the host's other threads keep what they have.
/// </summary>
static class LaunchThread
{
    const int StackBytes = 256 * 1024;

    /// <summary>Starts a process.</summary>
    /// <param name="plan">What the thread does before.</param>
    /// <param name="request">What it starts.</param>
    /// <exception cref="SandboxLaunchException">A defect of the launch.</exception>
    /// <returns>The process, or the error of the start, or the step that failed before it.</returns>
    public static LaunchResult Run(ConfinementPlan plan, SpawnRequest request)
    {
        var result = default(LaunchResult);
        var thread = new Thread(() => result = Start(plan, request), StackBytes) { IsBackground = true, Name = "sandbox launch" };
        thread.Start();
        thread.Join();
        if (result.Defect is { } defect)
            throw new SandboxLaunchException($"A sandbox could not be started: {defect.Message}", defect);
        return result;
    }

    static LaunchResult Start(ConfinementPlan plan, SpawnRequest request)
    {
        try
        {
            plan.Apply();
            var error = request.Spawn(out var pid);
            return new LaunchResult(pid, error, null, null);
        }
        catch (ConfinementStepException failure)
        {
            return new LaunchResult(0, 0, failure, null);
        }
        catch (Exception defect)
        {
            // Left to the thread it would end the host.
            return new LaunchResult(0, 0, null, defect);
        }
    }
}
