using TemplateWorker.Protocol;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Ends the process from where nothing can be unwound: below the script engine, or on a thread that nobody waits for. The
/// host reads the reason on standard error and the kind in the exit code.
/// </summary>
static class LastWords
{
    /// <summary>Says why, and ends.</summary>
    /// <param name="code">What kind of end it is.</param>
    /// <param name="reason">Why.</param>
    internal static void End(SandboxExitCode code, string reason)
    {
        StandardError.WriteLine(reason);
        LibC._exit((int)code);
    }
}
