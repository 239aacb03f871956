using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement.SystemCalls;

/// <summary>The functions of libseccomp that build and load a filter, by their manual pages' names; see seccomp_init(3).</summary>
static unsafe partial class LibSeccomp
{
    const string Library = "libseccomp.so.2";

    internal const uint SCMP_ACT_KILL_PROCESS = 0x80000000;
    internal const uint SCMP_ACT_ALLOW = 0x7fff0000;
    internal const int SCMP_FLTATR_ACT_BADARCH = 2;
    internal const int SCMP_FLTATR_CTL_TSYNC = 4;
    internal const int SCMP_CMP_EQ = 4;
    internal const int SCMP_CMP_MASKED_EQ = 7;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Comparison
    {
        internal uint Argument;
        internal int Operator;
        internal ulong First;
        internal ulong Second;
    }

    /// <summary>Whether this process can load it.</summary>
    internal static bool IsInstalled { get; } = NativeLibrary.TryLoad(Library, out _);

    internal static uint SCMP_ACT_ERRNO(int error) => 0x00050000u | (uint)error;

    [LibraryImport(Library)]
    internal static partial nint seccomp_init(uint defaultAction);

    [LibraryImport(Library)]
    internal static partial void seccomp_release(nint filter);

    [LibraryImport(Library)]
    internal static partial int seccomp_attr_set(nint filter, int attribute, uint value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int seccomp_syscall_resolve_name(string name);

    [LibraryImport(Library)]
    internal static partial int seccomp_rule_add_array(nint filter, uint action, int call, uint count, Comparison* comparisons);

    [LibraryImport(Library)]
    internal static partial int seccomp_load(nint filter);
}
