using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TemplateWorker.Protocol;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Gives an abort of native code a reason and an exit code. The script engine and the C library abort without a word when
/// they meet a state that they hold to be impossible, and the host would know no more than a signal, or, of a process that
/// is the first of its namespace, not even the right one.
/// </summary>
static unsafe class AbortWords
{
    const int SIGABRT = 6;
    const int StandardError = 2;

    static ReadOnlySpan<byte> Reason =>
        "Native code aborted the sandbox: the script engine or the C library met a state that it holds to be impossible.\n"u8;

    /// <summary>Speaks at every abort from now on.</summary>
    internal static void Prepare() => LibC.signal(SIGABRT, &OnAbort);

    // Runs below whatever aborted, so it takes nothing from any heap.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void OnAbort(int signal)
    {
        fixed (byte* reason = Reason)
            _ = LibC.write(StandardError, reason, (nuint)Reason.Length);
        LibC._exit((int)SandboxExitCode.Aborted);
    }
}
