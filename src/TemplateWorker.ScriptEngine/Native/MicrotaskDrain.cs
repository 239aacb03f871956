using System.Runtime.InteropServices;

namespace TemplateWorker.ScriptEngine.Native;

/// <summary>
/// Runs a VM's pending promise reactions while a script is on the stack.
/// </summary>
/// <remarks>
/// The C API runs reactions when its last lock is released, each as an entry of its own into the VM, and every entry
/// starts the execution time limit afresh: <c>(async () => { for (;;) await 0 })()</c> would never reach it (measured:
/// three million reactions, not one limit callback). Run from inside a script they share its entry, so the limit
/// holds. The C API has no such call; the C++ method is exported by the GTK and WPE builds of the library. A context
/// group reference is the VM's address. Where the symbol is missing reactions run as the C API runs them and the
/// sandbox's guard thread is what ends an endless chain.
/// </remarks>
static unsafe class MicrotaskDrain
{
    const string Symbol = "_ZN3JSC2VM15drainMicrotasksEv";

    static readonly delegate* unmanaged<nint, void> Drain = Find();

    internal static void Run(nint group)
    {
        if (Drain != null)
            Drain(group);
    }

    static delegate* unmanaged<nint, void> Find() =>
        NativeLibrary.TryGetExport(JavaScriptCoreLibrary.Handle, Symbol, out var address)
            ? (delegate* unmanaged<nint, void>)address
            : null;
}
