using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement.SystemCalls;

/// <summary>
/// A filter that asks this process about some calls. libseccomp makes it, but does not load it: it keeps one listener for
/// the life of a process (measured with 2.5.4), where each launch needs its own.
/// </summary>
static unsafe class AskingFilter
{
    const nint SetFilter = 1; // SECCOMP_SET_MODE_FILTER
    const nint NewListener = 8; // SECCOMP_FILTER_FLAG_NEW_LISTENER
    const int InstructionBytes = 8;

    /// <summary>Makes the program of a filter.</summary>
    /// <param name="calls">What it lets through.</param>
    /// <param name="asked">What it asks about. When the listener is closed, it refuses them like all others.</param>
    /// <param name="problem">Why there is none, as a sentence.</param>
    internal static byte[]? TryMake(IEnumerable<AllowedCall> calls, IEnumerable<AllowedCall> asked, out string? problem)
    {
        using var filter = SystemCallFilter.TryMake(calls, out problem);
        if (filter is null)
            return null;
        var error = filter.Add(LibSeccomp.SCMP_ACT_NOTIFY, asked);
        if (error < 0)
        {
            problem = $"libseccomp cannot make a filter that asks, which takes its version 2.5: {SystemCallFilter.Text(error)}";
            return null;
        }
        var program = new byte[ushort.MaxValue];
        var (reader, writer) = NativeDescriptor.Pipe();
        using (reader)
        using (writer)
        {
            // A filter of some hundred calls is far smaller than what a pipe holds.
            error = LibSeccomp.seccomp_export_bpf(filter.Handle, writer);
            fixed (byte* target = program)
            {
                if (error >= 0)
                    return program[..(int)NativeDescriptor.Read(reader, target, program.Length)];
            }
        }
        problem = $"libseccomp refused the filter: {SystemCallFilter.Text(error)}";
        return null;
    }

    /// <summary>Puts a filter onto the calling thread and whatever it starts, for good, and sets <c>no_new_privs</c>.</summary>
    /// <param name="program">The filter.</param>
    /// <param name="problem">Why it is not in force, as a sentence.</param>
    /// <returns>Where it asks.</returns>
    internal static SafeFileHandle? TryLoad(byte[] program, out string? problem)
    {
        _ = NativeConfinement.Control(NativeConfinement.SetNoNewPrivs, 1, 0, 0, 0);
        fixed (byte* instructions = program)
        {
            var all = new Program { Length = (ushort)(program.Length / InstructionBytes), Instructions = instructions };
            var listener = NativeConfinement.Call(LibSeccomp.NumberOf("seccomp"), SetFilter, NewListener, (nint)(&all), 0);
            problem = listener < 0 ? $"The kernel refused the filter of system calls: {SystemCallFilter.Text(-Marshal.GetLastPInvokeError())}" : null;
            return listener < 0 ? null : new SafeFileHandle(listener, ownsHandle: true);
        }
    }

    /// <summary><c>struct sock_fprog</c></summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Program
    {
        public ushort Length;
        public byte* Instructions;
    }
}
