using Microsoft.Extensions.Logging;
using TemplateWorker.Confinement;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts a sandbox that tries everything it may not do, confined as all sandboxes are.</summary>
public static class SandboxProbe
{
    /// <summary>Runs it; takes about as long as starting a sandbox.</summary>
    /// <param name="options">The sandbox program and its time to start.</param>
    /// <param name="secrets">Absolute paths of the host that a sandbox must not be able to read.</param>
    /// <param name="logger">Told of layers that are missing.</param>
    /// <exception cref="SandboxLaunchException">The sandbox could not be started, or died.</exception>
    public static ConfinementReport Run(SandboxPoolOptions options, IEnumerable<string> secrets, ILogger logger)
    {
        try
        {
            var launcher = new ProcessLauncher(new ConfinementLayers(SandboxLauncher.Profile, required: [], logger));
            return SelfTest.Run(launcher, DotNetProgram.Resolve(options.Executable, SelfTest.Arguments("--self-test", secrets)), options.HelloLimit);
        }
        catch (ConfinementException e)
        {
            throw new SandboxLaunchException(e.Message, e);
        }
    }
}
