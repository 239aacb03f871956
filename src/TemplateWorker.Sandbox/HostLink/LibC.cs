using System.Runtime.InteropServices;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>The few system calls that the channel and the clocks need, by their manual pages' names.</summary>
static unsafe partial class LibC
{
    internal const int EINTR = 4;
    internal const int EAGAIN = 11;
    internal const short POLLIN = 1;
    internal const short POLLOUT = 4;

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollDescriptor
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct ResourceLimit
    {
        internal ulong Current;
        internal ulong Most;
    }

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int eventfd(uint value, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int dup2(int from, int to);

    [LibraryImport("libc")]
    internal static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int setrlimit(int resource, ResourceLimit* limit);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int prctl(int operation, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc")]
    internal static partial int clock_gettime(int clock, TimeSpec* time);

    [LibraryImport("libc")]
    internal static partial nint pthread_self();

    [LibraryImport("libc")]
    internal static partial int pthread_getcpuclockid(nint thread, int* clock);

    [LibraryImport("libc")]
    internal static partial nint signal(int number, delegate* unmanaged[Cdecl]<int, void> handler);

    [LibraryImport("libc")]
    internal static partial int getpid();

    [LibraryImport("libc")]
    internal static partial void _exit(int code);
}
