namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts the process of a sandbox with a channel to it.</summary>
interface ISandboxLauncher
{
    /// <summary>Starts one.</summary>
    /// <param name="index">Place in the pool, for logs.</param>
    /// <exception cref="SandboxLaunchException">It cannot be started.</exception>
    LaunchedSandbox Launch(int index);
}
