using System.Runtime.InteropServices;
using TemplateWorker.Protocol;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Gives an abort of native code an exit code. The script engine and the C library abort without a word when they meet a
/// state that they hold to be impossible, and of a process that is the first of its namespace the host would not even
/// learn the right signal.
/// </summary>
static unsafe class NativeAbort
{
    /// <summary>The signal of an abort on Linux, see signal(7).</summary>
    const int SIGABRT = (int)SandboxExitCode.Aborted;

    /// <summary>
    /// Lets every abort from now on end the process with <see cref="SandboxExitCode.Aborted"/>. The handler is the C library's
    /// own _exit: an abort comes at any instruction, within an allocation as well, where nothing of .NET may run.
    /// </summary>
    internal static void EndsProcess()
    {
        var exit = NativeLibrary.GetExport(NativeLibrary.Load("libc", typeof(NativeAbort).Assembly, null), "_exit");
        LibC.signal(SIGABRT, (delegate* unmanaged[Cdecl]<int, void>)exit);
    }
}
