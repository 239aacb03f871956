using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement;

/// <summary>
/// The start of one process, prepared so that one call is left to do: empty environment, own session, standard input
/// from /dev/null, output and errors to the given pipes, the given descriptors from 3 on and no other.
/// </summary>
sealed unsafe class SpawnRequest : IDisposable
{
    const int FirstDescriptor = 3;

    // The terminal's and the runtime's own choices about signals are not the child's: SIGHUP, SIGINT, SIGQUIT,
    // SIGPIPE, SIGTERM and SIGCHLD start at their defaults.
    static readonly int[] ResetSignals = [1, 2, 3, 13, 15, 17];

    readonly ConfinedProgram _program;
    readonly void* _actions = NativeMemory.AllocZeroed(NativeSpawn.FileActionsBytes);
    readonly void* _attributes = NativeMemory.AllocZeroed(NativeSpawn.AttributesBytes);
    readonly byte** _arguments;
    readonly byte** _noEnvironment = (byte**)NativeMemory.AllocZeroed((nuint)sizeof(byte*));

    /// <summary>Prepares a start.</summary>
    /// <param name="program">What is executed.</param>
    /// <param name="inherited">Descriptors of the process, from 3 on; must stay open until it is started.</param>
    /// <param name="output">Where it writes; must stay open until it is started.</param>
    /// <param name="errors">Where its errors go, which may be the same.</param>
    /// <exception cref="ConfinementException">The system lacks memory.</exception>
    public SpawnRequest(ConfinedProgram program, IEnumerable<SafeFileHandle> inherited, SafeFileHandle output, SafeFileHandle errors)
    {
        _program = program;
        Check(NativeSpawn.InitActions(_actions));
        Check(NativeSpawn.InitAttributes(_attributes));
        _arguments = ToNative([program.File, .. program.Arguments]);
        PlaceDescriptors(inherited, output, errors);
        if (program.StartFolder is { } folder)
            Check(NativeSpawn.AddFolder(_actions, folder));
        ResetProcess();
    }

    /// <summary>Starts the process with what the calling thread is and may.</summary>
    /// <param name="pid">The process.</param>
    /// <returns>0, or the error's number.</returns>
    public int Spawn(out int pid) => NativeSpawn.Spawn(out pid, _program.File, _actions, _attributes, _arguments, _noEnvironment);

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; _arguments[i] is not null; i++)
            Marshal.FreeCoTaskMem((nint)_arguments[i]);
        NativeMemory.Free(_arguments);
        NativeMemory.Free(_noEnvironment);
        _ = NativeSpawn.DestroyAttributes(_attributes);
        _ = NativeSpawn.DestroyActions(_actions);
        NativeMemory.Free(_attributes);
        NativeMemory.Free(_actions);
    }

    void PlaceDescriptors(IEnumerable<SafeFileHandle> inherited, SafeFileHandle output, SafeFileHandle errors)
    {
        var next = FirstDescriptor;
        Check(NativeSpawn.AddOpen(_actions, 0, "/dev/null", NativeSpawn.ReadOnly, 0));
        Check(NativeSpawn.AddDuplicate(_actions, output, 1));
        Check(NativeSpawn.AddDuplicate(_actions, errors, 2));
        foreach (var descriptor in inherited)
            Check(NativeSpawn.AddDuplicate(_actions, descriptor, next++));
        Check(NativeSpawn.AddCloseFrom(_actions, next));
    }

    void ResetProcess()
    {
        var signals = stackalloc byte[NativeSpawn.SignalSetBytes];
        _ = NativeSpawn.EmptySignals(signals);
        Check(NativeSpawn.SetMask(_attributes, signals));
        foreach (var signal in ResetSignals)
            _ = NativeSpawn.AddSignal(signals, signal);
        Check(NativeSpawn.SetDefaults(_attributes, signals));
        Check(NativeSpawn.SetFlags(_attributes,
            NativeSpawn.SetSession | NativeSpawn.SetSignalMask | NativeSpawn.SetSignalDefaults));
    }

    static byte** ToNative(string[] texts)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)texts.Length + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++)
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return array;
    }

    void Check(int error)
    {
        if (error != 0)
            throw Failure(_program, error);
    }

    /// <summary>What to tell of a start that failed.</summary>
    /// <param name="program">What was to be executed.</param>
    /// <param name="error">The error's number.</param>
    public static ConfinementException Failure(ConfinedProgram program, int error) =>
        new($"The program '{program.File}' could not be started: {Marshal.GetPInvokeErrorMessage(error)} ({error}).");
}
