using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;
using TemplateWorker.Confinement.ControlGroups;
using TemplateWorker.Execution.Sandboxes.Channel;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>Starts sandboxes with nothing but a channel, confined by what layers there are.</summary>
/// <param name="options">The sandbox program, kind of its channel, and its memory.</param>
/// <param name="logger">Where the processes' output goes.</param>
/// <param name="memory">What bounds their memory; null where the host alone watches it.</param>
/// <param name="layers">What holds them.</param>
sealed class SandboxLauncher(SandboxPoolOptions options, ILogger logger, MemoryGroups? memory, ConfinementLayers layers) : ISandboxLauncher
{
    /// <summary>How sandboxes are confined. Their runtime needs more until it runs, so they filter their system calls themselves.</summary>
    public static ConfinementProfile Profile { get; } = new("Sandboxes")
    {
        UsesLibraries = true,
        Limits = [ProcessLimit.CoreDump(0), ProcessLimit.FileSize(0)],
        OwnUserArgument = "--own-user",
    };

    readonly ProcessLauncher _launcher = new(layers);
    int _isMemoryTold;

    /// <summary>Makes a launcher that confines by every layer that the system has.</summary>
    /// <param name="options">The sandbox program, kind of its channel, its memory, and the layers that it must have.</param>
    /// <param name="logger">Where the processes' output goes.</param>
    /// <param name="memory">What bounds their memory; null where the host alone watches it.</param>
    public SandboxLauncher(SandboxPoolOptions options, ILogger logger, MemoryGroups? memory)
        : this(options, logger, memory, new ConfinementLayers(Profile, options.RequiredLayers, logger))
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingLayers => [.. _launcher.Layers.States.Where(state => !state.InForce).Select(state => state.Layer.NameOf())];

    /// <inheritdoc/>
    public LaunchedSandbox Launch()
    {
        string[] channel = options.Channel == ChannelKind.Pipes ? ["--channel", "pipes"] : [];
        string[] arguments = options.Scripts == ScriptExecution.Interpreted ? [.. channel, "--interpret-scripts"] : channel;
        try
        {
            using var ends = ChannelEnds.Create(options.Channel);
            SafeFileHandle[] inherited = ends.SandboxReader == ends.SandboxWriter ? [ends.SandboxReader] : [ends.SandboxReader, ends.SandboxWriter];
            var (output, outputWriter) = NativeDescriptor.Pipe();
            using (outputWriter)
            {
                var (pid, plan) = _launcher.Start(DotNetProgram.Resolve(options.Executable, arguments), inherited, outputWriter, outputWriter);
                var process = new SandboxProcess(pid, new SandboxOutput(pid, output, logger), _launcher.Layers, plan, BoundMemory(pid));
                return new LaunchedSandbox(process, ends.Host);
            }
        }
        catch (IOException e)
        {
            throw new SandboxLaunchException($"The channel of a sandbox could not be made: {e.Message}", e);
        }
        catch (ConfinementException e)
        {
            throw new SandboxLaunchException(e.Message, e);
        }
    }

    // It has not run anything yet, so what it has until then is its program.
    MemoryGroup? BoundMemory(int pid)
    {
        TellOfMemory();
        try
        {
            return memory?.Add(pid, options.MostProcessMemory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.MemoryNotBound(e, pid);
            return null;
        }
    }

    void TellOfMemory()
    {
        if (Interlocked.Exchange(ref _isMemoryTold, 1) != 0)
            return;
        var most = options.MostProcessMemory >> 20;
        if (memory is not null)
            logger.MemoryBound(Profile.Processes, most);
        else
            logger.MemoryWatched(Profile.Processes, most, options.MemoryInterval, MemoryGroups.Problem);
    }
}
