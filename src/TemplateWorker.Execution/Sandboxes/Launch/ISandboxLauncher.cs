namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts the process of a sandbox with a channel to it.</summary>
interface ISandboxLauncher
{
    /// <summary>Starts one.</summary>
    /// <exception cref="SandboxLaunchException">It cannot be started.</exception>
    LaunchedSandbox Launch();
}
