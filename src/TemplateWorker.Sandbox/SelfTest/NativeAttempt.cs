using System.Runtime.InteropServices;
using System.Text;
using TemplateWorker.Confinement.SystemCalls;
using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>System calls made by number, past every library, the way code that has taken over the engine would.</summary>
static unsafe partial class NativeAttempt
{
    internal const int EPERM = 1;
    internal const int EACCES = 13;
    internal const int ENOSYS = 38;

    internal const nint CurrentFolder = -100;
    internal const nint ReadOnly = 0;

    const int InternetFamily = 2;

    /// <summary>Makes a call and tells whether the kernel refused to hear it: errors in its arguments do not count.</summary>
    internal static int Call(string name, params ReadOnlySpan<nint> arguments)
    {
        var error = Error(name, arguments);
        return error is EPERM or EACCES or ENOSYS ? error : 0;
    }

    /// <summary>Makes a call.</summary>
    /// <returns>0 when it succeeded, else the number of the error.</returns>
    internal static int Error(string name, params ReadOnlySpan<nint> arguments)
    {
        var number = LibSeccomp.seccomp_syscall_resolve_name(name);
        // A call that this architecture does not have.
        if (number < 0)
            return ENOSYS;
        var all = stackalloc nint[6];
        arguments.CopyTo(new Span<nint>(all, 6));
        var result = syscall(number, all[0], all[1], all[2], all[3], all[4], all[5]);
        return result >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Makes a call that might make a process; that process ends at once.</summary>
    internal static int Fork(string name, params ReadOnlySpan<nint> arguments)
    {
        var process = LibC.getpid();
        var error = Error(name, arguments);
        if (LibC.getpid() != process)
            LibC._exit(0);
        return error is EPERM or EACCES or ENOSYS ? error : 0;
    }

    /// <summary>Opens a file.</summary>
    internal static int Open(string path, nint flags) => WithText(path, text => Error("openat", CurrentFolder, text, flags, 0x180));

    /// <summary>Makes a call whose argument is a path; here every error counts as a refusal.</summary>
    internal static int OnPath(string name, string path, nint second) => WithText(path, text => Error(name, text, second));

    /// <summary>Makes a TCP socket and does something to it with the address 127.0.0.1.</summary>
    internal static int OnSocket(string name, ushort port)
    {
        var number = LibSeccomp.seccomp_syscall_resolve_name("socket");
        var socket = syscall(number, InternetFamily, 1, 0, 0, 0, 0);
        if (socket < 0)
            return Marshal.GetLastPInvokeError();
        var address = stackalloc byte[16];
        new Span<byte>(address, 16).Clear();
        *(ushort*)address = InternetFamily;
        address[2] = (byte)(port >> 8);
        address[3] = (byte)port;
        address[4] = 127;
        address[7] = 1;
        var error = Error(name, socket, (nint)address, 16);
        _ = LibC.close((int)socket);
        return error is EPERM or EACCES or ENOSYS ? error : 0;
    }

    static int WithText(string path, Func<nint, int> use)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
            return use((nint)text);
    }

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint syscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);
}
