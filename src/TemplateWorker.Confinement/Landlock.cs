using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>
/// Confines the calling thread with Landlock: it and what it starts reads the given files, executes the given programs,
/// makes files where it may, and does nothing else to the file system, TCP, or processes outside. See landlock(7); numbers are the kernel's.
/// </summary>
static unsafe class Landlock
{
    const ConfinementLayer Layer = ConfinementLayer.Landlock;

    const nint CreateRules = 444;
    const nint AddRule = 445;
    const nint RestrictSelf = 446;
    const nint AskVersion = 1;
    const nint AskErrata = 2;
    const nint BeneathPath = 1;

    const ulong Execute = 1 << 0;
    const ulong WriteFile = 1 << 1;
    const ulong ReadFile = 1 << 2;
    const ulong ReadFolder = 1 << 3;
    const ulong MakeFolder = 1 << 7;
    const ulong MakeFile = 1 << 8;
    const ulong Truncate = 1 << 14;

    // Rights on files of the first version; each of versions 2, 3 and 5 added one.
    const int FirstRights = 13;

    const ulong BindAndConnect = 3;
    const ulong AbstractSockets = 1;
    const ulong Signals = 2;

    // Before it was mended, the kernel held back signals between the threads of one process too, and with them the
    // collector of the host, were it to run while this thread lives.
    const nint SignalErratum = 1 << 1;

    /// <summary>Version of Landlock in this kernel; 0 where there is none.</summary>
    public static int Version => (int)Math.Max(0, NativeConfinement.Call(CreateRules, 0, 0, AskVersion, 0));

    /// <summary>Confines the calling thread, for good. It must have <c>no_new_privs</c>.</summary>
    /// <param name="files">What may be read, executed and written.</param>
    /// <exception cref="ConfinementStepException">The kernel has no Landlock.</exception>
    public static void Restrict(ReachableFiles files)
    {
        var version = Check(NativeConfinement.Call(CreateRules, 0, 0, AskVersion, 0), "landlock_create_ruleset");
        var rights = new Rights
        {
            Files = (1ul << (FirstRights + (version >= 2 ? 1 : 0) + (version >= 3 ? 1 : 0) + (version >= 5 ? 1 : 0))) - 1,
            Network = version >= 4 ? BindAndConnect : 0,
            Scopes = version >= 6 ? AbstractSockets | (MayScopeSignals() ? Signals : 0) : 0,
        };
        var rules = (int)Check(NativeConfinement.Call(CreateRules, (nint)(&rights), sizeof(Rights), 0, 0), "landlock_create_ruleset");
        try
        {
            Allow(rules, "/proc", ReadFile | ReadFolder);
            foreach (var file in files.All)
            {
                if ((RightsOf(file.Kind) & rights.Files) is var allowed && allowed != 0)
                    Allow(rules, file.Path, allowed);
            }
            Check(NativeConfinement.Call(RestrictSelf, rules, 0, 0, 0), "landlock_restrict_self");
        }
        finally
        {
            _ = NativeDescriptor.Close(rules);
        }
    }

    static bool MayScopeSignals() => NativeConfinement.Call(CreateRules, 0, 0, AskErrata, 0) is > 0 and var errata && (errata & SignalErratum) != 0;

    static ulong RightsOf(ReachableKind kind) => kind switch
    {
        ReachableKind.Folder => ReadFile | ReadFolder,
        ReachableKind.File or ReachableKind.Device => ReadFile,
        ReachableKind.Program => ReadFile | Execute,
        ReachableKind.Output => ReadFile | ReadFolder | WriteFile | MakeFolder | MakeFile | Truncate,
        _ => 0,
    };

    static void Allow(int rules, string path, ulong rights)
    {
        var descriptor = (int)Check(
            NativeConfinement.Open(path, NativeConfinement.OpenPath | NativeConfinement.OpenCloseOnExec, 0), $"open of {path}");
        try
        {
            var rule = new PathRule { Allowed = rights, Folder = descriptor };
            Check(NativeConfinement.Call(AddRule, rules, BeneathPath, (nint)(&rule), 0), $"landlock_add_rule for {path}");
        }
        finally
        {
            _ = NativeDescriptor.Close(descriptor);
        }
    }

    static nint Check(nint result, string call) => NativeConfinement.Check(Layer, result, call);

    [StructLayout(LayoutKind.Sequential)]
    struct Rights
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    struct PathRule
    {
        public ulong Allowed;
        public int Folder;
    }
}
