using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Execution.Sandboxes.Channel;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>
/// Starts sandboxes with nothing but a channel: empty environment, own session, standard input from /dev/null, output
/// to the log, no other descriptor.
/// </summary>
/// <param name="executable">The sandbox program: its launcher or its <c>.dll</c>.</param>
/// <param name="kind">Kind of the channel.</param>
/// <param name="logger">Where the processes' output goes.</param>
sealed class SandboxLauncher(string executable, ChannelKind kind, ILogger logger) : ISandboxLauncher
{
    const int ChannelDescriptor = 3;

    // The terminal's and the runtime's own choices about signals are not the child's: SIGHUP, SIGINT, SIGQUIT,
    // SIGPIPE, SIGTERM and SIGCHLD start at their defaults.
    static readonly int[] ResetSignals = [1, 2, 3, 13, 15, 17];

    /// <inheritdoc/>
    public LaunchedSandbox Launch(int index)
    {
        var program = SandboxProgram.Resolve(executable, kind);
        try
        {
            using var ends = ChannelEnds.Create(kind);
            var (output, outputWriter) = NativeDescriptor.Pipe();
            using (outputWriter)
            {
                var pid = Spawn(program, ends, outputWriter);
                return new LaunchedSandbox(new SandboxProcess(pid, new SandboxOutput(index, output, logger)), ends.Host);
            }
        }
        catch (IOException e)
        {
            throw new SandboxLaunchException($"The channel of sandbox {index} could not be made: {e.Message}", e);
        }
    }

    static unsafe int Spawn(SandboxProgram program, ChannelEnds ends, SafeFileHandle output)
    {
        var actions = stackalloc byte[NativeSpawn.FileActionsBytes];
        var attributes = stackalloc byte[NativeSpawn.AttributesBytes];
        Check(NativeSpawn.InitActions(actions), program);
        Check(NativeSpawn.InitAttributes(attributes), program);
        var arguments = ToNative([program.File, .. program.Arguments]);
        try
        {
            PlaceDescriptors(program, ends, output, actions);
            ResetProcess(program, attributes);
            var noEnvironment = stackalloc byte*[1];
            Check(NativeSpawn.Spawn(out var pid, program.File, actions, attributes, arguments, noEnvironment), program);
            return pid;
        }
        finally
        {
            Free(arguments);
            _ = NativeSpawn.DestroyAttributes(attributes);
            _ = NativeSpawn.DestroyActions(actions);
        }
    }

    static unsafe void PlaceDescriptors(SandboxProgram program, ChannelEnds ends, SafeFileHandle output, void* actions)
    {
        var next = ChannelDescriptor;
        Check(NativeSpawn.AddOpen(actions, 0, "/dev/null", NativeSpawn.ReadOnly, 0), program);
        Check(NativeSpawn.AddDuplicate(actions, output, 1), program);
        Check(NativeSpawn.AddDuplicate(actions, output, 2), program);
        Check(NativeSpawn.AddDuplicate(actions, ends.SandboxReader, next++), program);
        if (ends.SandboxWriter != ends.SandboxReader)
            Check(NativeSpawn.AddDuplicate(actions, ends.SandboxWriter, next++), program);
        Check(NativeSpawn.AddCloseFrom(actions, next), program);
    }

    static unsafe void ResetProcess(SandboxProgram program, void* attributes)
    {
        var signals = stackalloc byte[NativeSpawn.SignalSetBytes];
        _ = NativeSpawn.EmptySignals(signals);
        Check(NativeSpawn.SetMask(attributes, signals), program);
        foreach (var signal in ResetSignals)
            _ = NativeSpawn.AddSignal(signals, signal);
        Check(NativeSpawn.SetDefaults(attributes, signals), program);
        Check(NativeSpawn.SetFlags(attributes,
            NativeSpawn.SetSession | NativeSpawn.SetSignalMask | NativeSpawn.SetSignalDefaults), program);
    }

    static unsafe byte** ToNative(string[] texts)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++)
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return array;
    }

    static unsafe void Free(byte** array)
    {
        for (var i = 0; array[i] is not null; i++)
            Marshal.FreeCoTaskMem((nint)array[i]);
        NativeMemory.Free(array);
    }

    static void Check(int error, SandboxProgram program)
    {
        if (error != 0)
            throw new SandboxLaunchException(
                $"The sandbox program '{program.File}' could not be started: {Marshal.GetPInvokeErrorMessage(error)} ({error}).");
    }
}
