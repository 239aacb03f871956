using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>
/// Gives the calling thread a root directory that holds what a process may reach, under its usual paths, read-only but
/// for its output. The user of the process reaches the programs in it even where it could not enter the folders above them.
/// </summary>
static class Jail
{
    const ConfinementLayer Layer = ConfinementLayer.Jail;

    // Built over the one folder that every system has and that nothing is taken from.
    const string Base = "/proc";

    const nuint ReadOnly = 1;
    const nuint NoSetUser = 2;
    const nuint NoDevices = 4;
    const nuint NoPrograms = 8;
    const nuint Again = 0x20;
    const nuint Bind = 0x1000;
    const nuint Recursive = 0x4000;
    const nuint Apart = 0x40000;
    const int Detach = 2;
    const uint FolderMode = 0x1ed; // 0755
    const uint FileMode = 0x124; // 0444

    /// <summary>Builds the root directory and enters it.</summary>
    /// <param name="files">What it holds.</param>
    /// <exception cref="ConfinementStepException">The system does not permit it.</exception>
    public static void Enter(ReachableFiles files)
    {
        Check(NativeConfinement.Unshare(NativeConfinement.NewMounts), "unshare of mounts");
        Mount(null, "/", null, Recursive | Apart, null);
        Mount("tmpfs", Base, "tmpfs", NoSetUser | NoDevices | NoPrograms, "size=1m,mode=755");
        string? folder = null;
        foreach (var file in files.All)
        {
            if (folder is not null && file.Kind != ReachableKind.Output && file.Path.StartsWith(folder, StringComparison.Ordinal))
                continue;
            Place(file);
            if (file.Kind == ReachableKind.Folder)
                folder = file.Path + "/";
        }
        Check(MakeFolders(Base + "/proc"), "mkdir of proc");
        Mount("proc", Base + "/proc", "proc", NoSetUser | NoDevices | NoPrograms, "hidepid=2");
        Mount(null, Base, null, Again | Bind | ReadOnly | NoSetUser | NoDevices | NoPrograms, null);
        BecomeRoot();
    }

    static void Place(ReachableFile file)
    {
        var place = Base + file.Path;
        Check(MakeFolders(Path.GetDirectoryName(place)!), $"mkdir for {file.Path}");
        if (file.Kind == ReachableKind.Link)
        {
            Check(NativeConfinement.MakeLink(file.Target!, place), $"symlink {file.Path}");
            return;
        }
        Check(file.Kind is ReachableKind.Folder or ReachableKind.Output ? MakeFolders(place) : MakeFile(place), $"mount point for {file.Path}");
        Mount(file.Path, place, null, Bind, null);
        Mount(null, place, null, Again | Bind | NoSetUser | RestrictionsOf(file.Kind), null);
    }

    static nuint RestrictionsOf(ReachableKind kind) => kind switch
    {
        ReachableKind.Device => ReadOnly,
        ReachableKind.Output => NoDevices | NoPrograms,
        _ => ReadOnly | NoDevices,
    };

    static void BecomeRoot()
    {
        Check(NativeConfinement.ChangeFolder(Base), "chdir");
        // The old root directory comes to lie over the new one, from where it is taken away.
        Check(Pivot(), "pivot_root");
        Check(NativeConfinement.Unmount(".", Detach), "umount2");
        Check(NativeConfinement.ChangeFolder("/"), "chdir");
    }

    static unsafe nint Pivot()
    {
        fixed (byte* here = "."u8)
            return NativeConfinement.Call(NativeConfinement.PivotRoot, (nint)here, (nint)here, 0, 0);
    }

    static int MakeFolders(string path)
    {
        for (var end = Base.Length; end < path.Length;)
        {
            var next = path.IndexOf('/', end + 1);
            end = next < 0 ? path.Length : next;
            if (MakeFolder(path[..end]) < 0)
                return -1;
        }
        return 0;
    }

    static int MakeFolder(string path)
    {
        var result = NativeConfinement.MakeFolder(path, FolderMode);
        return result < 0 && Marshal.GetLastPInvokeError() == NativeConfinement.Exists ? 0 : result;
    }

    static int MakeFile(string path)
    {
        var descriptor = NativeConfinement.Open(path, NativeConfinement.OpenCreate | NativeConfinement.OpenCloseOnExec, FileMode);
        return descriptor < 0 ? descriptor : NativeDescriptor.Close(descriptor);
    }

    static void Mount(string? source, string target, string? type, nuint flags, string? options) =>
        Check(NativeConfinement.Mount(source, target, type, flags, options), $"mount of {target}");

    static void Check(nint result, string call) => NativeConfinement.Check(Layer, result, call);
}
