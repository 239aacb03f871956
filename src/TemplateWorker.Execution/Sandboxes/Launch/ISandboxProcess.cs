namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>The process behind a sandbox's channel.</summary>
interface ISandboxProcess
{
    /// <summary>Number of the process.</summary>
    int Id { get; }

    /// <summary>Bytes of memory that it has resident; 0 when it has ended or the system does not tell.</summary>
    long ResidentBytes { get; }

    /// <summary>Looks from outside whether the running process is confined as it should be.</summary>
    /// <exception cref="SandboxLaunchException">A layer is missing without which the host does not run sandboxes.</exception>
    void VerifyConfinement();

    /// <summary>Ends the process at once; does nothing when it has ended.</summary>
    void Kill();

    /// <summary>Waits for the end, killing the process when it takes longer than <paramref name="grace"/>.</summary>
    SandboxExit WaitForExit(TimeSpan grace);
}
