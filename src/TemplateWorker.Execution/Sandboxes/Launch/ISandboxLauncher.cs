namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts the process of a sandbox with a channel to it.</summary>
interface ISandboxLauncher
{
    /// <summary>Layers of confinement that sandboxes go without, by their names.</summary>
    IReadOnlyList<string> MissingLayers { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="SandboxLaunchException">It cannot be started.</exception>
    LaunchedSandbox Launch();
}
