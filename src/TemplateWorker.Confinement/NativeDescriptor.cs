using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement;

/// <summary>The kernel's calls on descriptors that a channel is made of; constants are those of Linux.</summary>
static partial class NativeDescriptor
{
    const string Library = "libc";

    public const int UnixSockets = 1;
    public const int Stream = 1;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;

    public const short Readable = 1;
    public const short Writable = 4;

    public const int Interrupted = 4;
    public const int WouldBlock = 11;

    const int DuplicateCloseOnExec = 1030;
    const int SetPipeSize = 1031;

    // A quarter of what an unprivileged process may ask for by default (/proc/sys/fs/pipe-max-size): several batches of
    // the sender.
    const int PipeBytes = 256 * 1024;

    const int GetFlags = 3;
    const int SetFlags = 4;

    // Above every descriptor that a sandbox gets, so that placing one in the child cannot overwrite another's source.
    const int LowestDescriptor = 64;

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    internal static unsafe partial int MakeSockets(int domain, int type, int protocol, int* pair);

    [LibraryImport(Library, EntryPoint = "pipe2", SetLastError = true)]
    internal static unsafe partial int MakePipe(int* pair, int flags);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int MakeEvent(uint value, int flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(SafeFileHandle descriptor, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static unsafe partial nint Read(SafeFileHandle descriptor, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(SafeFileHandle descriptor, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PollEntry* entries, nuint count, int timeout);

    /// <summary>Two connected sockets, closed on exec.</summary>
    public static unsafe (SafeFileHandle First, SafeFileHandle Second) SocketPair()
    {
        var pair = stackalloc int[2];
        Check(MakeSockets(UnixSockets, Stream | CloseOnExec, 0, pair), "socketpair");
        return Raise(pair[0], pair[1], LowestDescriptor);
    }

    /// <summary>A pipe, closed on exec, with room for <see cref="PipeBytes"/> where the system allows it.</summary>
    public static unsafe (SafeFileHandle Reader, SafeFileHandle Writer) Pipe()
    {
        var pair = stackalloc int[2];
        Check(MakePipe(pair, CloseOnExec), "pipe2");
        // Refused where an operator has lowered the bound; the pipe works with the room it has.
        _ = Control(pair[1], SetPipeSize, PipeBytes);
        return Raise(pair[0], pair[1], LowestDescriptor);
    }

    /// <summary>A counter that one can wait for.</summary>
    public static SafeFileHandle Event() => new(Check(MakeEvent(0, CloseOnExec | NonBlocking), "eventfd"), ownsHandle: true);

    /// <summary>Makes reads and writes answer at once when they cannot go on.</summary>
    public static void DoNotBlock(SafeFileHandle descriptor) =>
        Check(Control(descriptor, SetFlags, Check(Control(descriptor, GetFlags, 0), "fcntl") | NonBlocking), "fcntl");

    /// <summary>The error that a failed call left behind.</summary>
    public static IOException LastError(string call)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{call} failed: {Marshal.GetPInvokeErrorMessage(number)} ({number}).");
    }

    /// <summary>Moves two descriptors up to at least a number; closes both where there is none left.</summary>
    /// <exception cref="IOException">There is none left.</exception>
    internal static (SafeFileHandle First, SafeFileHandle Second) Raise(int first, int second, int lowest)
    {
        using var lowFirst = new SafeFileHandle(first, ownsHandle: true);
        using var lowSecond = new SafeFileHandle(second, ownsHandle: true);
        var raised = Raise(lowFirst, lowest);
        try
        {
            return (raised, Raise(lowSecond, lowest));
        }
        catch
        {
            raised.Dispose();
            throw;
        }
    }

    static SafeFileHandle Raise(SafeFileHandle descriptor, int lowest) =>
        new(Check(Control(descriptor, DuplicateCloseOnExec, lowest), "fcntl"), ownsHandle: true);

    static int Check(int result, string call) => result >= 0 ? result : throw LastError(call);
}
