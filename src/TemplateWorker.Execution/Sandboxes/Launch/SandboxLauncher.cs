using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Confinement;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts sandboxes with nothing but a channel, confined by every layer that the system has.</summary>
/// <param name="options">The sandbox program, kind of its channel, and the layers that it must have.</param>
/// <param name="logger">Where the processes' output goes.</param>
sealed class SandboxLauncher(SandboxPoolOptions options, ILogger logger) : ISandboxLauncher
{
    readonly SandboxConfinement _confinement = new(options.RequiredLayers, logger);

    /// <summary>The layers.</summary>
    public SandboxConfinement Confinement => _confinement;

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingLayers => [.. _confinement.States.Where(state => !state.InForce).Select(state => state.Layer.NameOf())];

    /// <inheritdoc/>
    public LaunchedSandbox Launch()
    {
        string[] channel = options.Channel == ChannelKind.Pipes ? ["--channel", "pipes"] : [];
        try
        {
            using var ends = ChannelEnds.Create(options.Channel);
            SafeFileHandle[] inherited = ends.SandboxReader == ends.SandboxWriter ? [ends.SandboxReader] : [ends.SandboxReader, ends.SandboxWriter];
            var (output, outputWriter) = NativeDescriptor.Pipe();
            using (outputWriter)
            {
                var (pid, plan) = Start(SandboxProgram.Resolve(options.Executable, channel), inherited, outputWriter);
                var process = new SandboxProcess(pid, new SandboxOutput(pid, output, logger), _confinement, plan);
                return new LaunchedSandbox(process, ends.Host);
            }
        }
        catch (IOException e)
        {
            throw new SandboxLaunchException($"The channel of a sandbox could not be made: {e.Message}", e);
        }
    }

    /// <summary>Starts a process, without the layers that turn out not to be had.</summary>
    /// <param name="program">What is executed.</param>
    /// <param name="inherited">Its descriptors from 3 on.</param>
    /// <param name="output">Where it writes.</param>
    /// <exception cref="SandboxLaunchException">It cannot be started, or not with the layers that it must have.</exception>
    public (int Pid, ConfinementPlan Plan) Start(SandboxProgram program, IReadOnlyList<SafeFileHandle> inherited, SafeFileHandle output)
    {
        while (true)
        {
            var (confined, plan) = _confinement.Prepare(program);
            using var request = new SpawnRequest(confined, inherited, output);
            var result = LaunchThread.Run(plan, request);
            if (result.Failure is { } failure)
                _confinement.GiveUp(failure);
            else if (result.Error != 0)
                throw SpawnRequest.Failure(confined, result.Error);
            else
                return (result.Pid, plan);
        }
    }
}
