namespace TemplateWorker.Confinement;

/// <summary>
/// A thread that confines itself, starts one process, and ends. To Linux user, capabilities, <c>no_new_privs</c>,
/// Landlock domain, root directory, namespaces and filter of system calls belong to a thread, and a process has from its
/// first instruction on those of the thread that started it. The runtime of a sandbox has several threads by the time its
/// own code runs, so it could not do this to itself; and the host's other threads keep what they have.
/// </summary>
static class LaunchThread
{
    const int StackBytes = 256 * 1024;

    /// <summary>Starts a process.</summary>
    /// <param name="plan">What the thread does before.</param>
    /// <param name="request">What it starts.</param>
    /// <exception cref="ConfinementException">A defect of the launch.</exception>
    /// <returns>The process, or the error of the start, or the step that failed before it.</returns>
    public static LaunchResult Run(ConfinementPlan plan, SpawnRequest request)
    {
        try
        {
            using var gate = plan.Calls is { } calls ? new LaunchGate(plan, calls) : null;
            return Run(plan, gate, request);
        }
        catch (ConfinementStepException failure)
        {
            return new LaunchResult(0, 0, failure, null);
        }
    }

    static LaunchResult Run(ConfinementPlan plan, LaunchGate? gate, SpawnRequest request)
    {
        var result = default(LaunchResult);
        var thread = new Thread(() => result = Start(plan, gate, request), StackBytes) { IsBackground = true, Name = "confined launch" };
        thread.Start();
        var refused = gate?.Guard();
        thread.Join();
        if (result.Defect is { } defect)
            throw new ConfinementException($"A process could not be started: {defect.Message}", defect);
        // Where the kernel refuses the program, posix_spawn(3) may not wait for the process any more that it made.
        if (result is { Failure: null, Error: not 0 } && gate is { Executing: not 0 and var unexecuted })
            _ = NativeSpawn.Wait(unexecuted, out _, 0);
        if (result is { Failure: null, Error: 0 } && gate is null && plan.SetsLimits)
            refused = ProcessLimits.Set(result.Pid, plan.Limits, plan.User);
        return refused is null ? result : Undo(result, refused);
    }

    static LaunchResult Start(ConfinementPlan plan, LaunchGate? gate, SpawnRequest request)
    {
        try
        {
            plan.Apply();
            gate?.Close();
            var error = request.Spawn(out var pid);
            gate?.Started(pid, error);
            return new LaunchResult(pid, error, null, null);
        }
        catch (ConfinementStepException failure)
        {
            gate?.Started(0, -1);
            return new LaunchResult(0, 0, failure, null);
        }
        catch (Exception defect)
        {
            // Left to the thread it would end the host.
            gate?.Started(0, -1);
            return new LaunchResult(0, 0, null, defect);
        }
    }

    // What runs without a layer that it was to have is started anew without it, so that the loss is decided in one place.
    static LaunchResult Undo(LaunchResult result, ConfinementStepException refused)
    {
        if (result is { Failure: null, Error: 0 })
        {
            _ = NativeSpawn.SendSignal(result.Pid, NativeSpawn.Kill);
            _ = NativeSpawn.Wait(result.Pid, out _, 0);
        }
        return new LaunchResult(0, 0, refused, null);
    }
}
