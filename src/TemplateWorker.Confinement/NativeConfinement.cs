using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>
/// The kernel's calls that confine the calling thread; constants are those of Linux. Calls that the C library would
/// carry out for the whole process go to the kernel by number.
/// </summary>
static unsafe partial class NativeConfinement
{
    const string Library = "libc";

    public const int Exists = 17;
    public const int InvalidArgument = 22;

    public const int NewNetwork = 0x40000000;
    public const int NewIpc = 0x08000000;
    public const int NewHostName = 0x04000000;
    public const int NewCgroup = 0x02000000;
    public const int NewProcesses = 0x20000000;
    public const int NewMounts = 0x00020000;

    public const int SetNoNewPrivs = 38;
    public const int DropFromBoundingSet = 24;

    public const int AmbientSet = 47;
    public const int ClearAmbientSet = 4;

    public const int OpenPath = 0x200000;
    public const int OpenCloseOnExec = 0x80000;
    public const int OpenCreate = 0x40;

    // The numbers of x86-64; every other architecture of .NET has those of the kernel's generic table.
    static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static nint SetGroups { get; } = IsX64 ? 116 : 159;

    public static nint SetUser { get; } = IsX64 ? 117 : 147;

    public static nint SetGroup { get; } = IsX64 ? 119 : 149;

    public static nint PivotRoot { get; } = IsX64 ? 155 : 41;

    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int namespaces);

    [LibraryImport(Library, EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string? source, string target, string? type, nuint flags, string? options);

    [LibraryImport(Library, EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);

    [LibraryImport(Library, EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFolder(string path, uint mode);

    [LibraryImport(Library, EntryPoint = "symlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeLink(string target, string path);

    [LibraryImport(Library, EntryPoint = "chdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeFolder(string path);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "prctl", SetLastError = true)]
    public static partial int Control(int operation, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, nint third, nint fourth);

    [LibraryImport(Library, EntryPoint = "prlimit", SetLastError = true)]
    public static partial int Limit(int process, int resource, ulong* next, ulong* former);

    [LibraryImport(Library, EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial byte* ResolvePath(string path, byte* target);

    [LibraryImport(Library, EntryPoint = "free")]
    internal static partial void Free(byte* memory);

    /// <summary>The path without links; the path itself when there is no such file.</summary>
    public static string RealPath(string path)
    {
        var real = ResolvePath(path, null);
        if (real is null)
            return path;
        var text = Marshal.PtrToStringUTF8((nint)real)!;
        Free(real);
        return text;
    }

    /// <summary>Ends the step when its call has failed.</summary>
    /// <exception cref="ConfinementStepException">The result is negative.</exception>
    public static nint Check(ConfinementLayer layer, nint result, string call) =>
        result >= 0 ? result : throw new ConfinementStepException(layer, call, Marshal.GetLastPInvokeError());
}
