namespace TemplateWorker.Confinement;

/// <summary>All that a confined process may reach of the file system: what it is, what it needs of the system, and its output.</summary>
sealed class ReachableFiles
{
    static readonly string[] SystemFolders = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share/zoneinfo"];

    // Programs count processors there.
    static readonly string[] SharedFolders = ["/sys/devices/system/cpu"];

    static readonly string[] SystemFiles = ["/etc/ld.so.cache", "/etc/localtime"];

    static readonly string[] LoaderFolders = ["/lib64", "/lib"];

    static readonly string[] Devices = ["/dev/null", "/dev/urandom"];

    ReachableFiles(IReadOnlyList<ReachableFile> all) => All = all;

    /// <summary>Every entry; a folder stands before what lies in it.</summary>
    public IReadOnlyList<ReachableFile> All { get; }

    /// <summary>Finds what a program needs on this machine.</summary>
    /// <param name="program">What is executed.</param>
    /// <param name="usesLibraries">Whether it is given the libraries of the system and its time zones.</param>
    public static ReachableFiles Of(ConfinedProgram program, bool usesLibraries)
    {
        List<ReachableFile> files =
        [
            .. SharedFolders.Concat(program.Folders).Select(path => Find(path, ReachableKind.Folder)).OfType<ReachableFile>(),
            .. Devices.Select(path => Find(path, ReachableKind.Device)).OfType<ReachableFile>(),
            .. program.Executed.Select(path => new ReachableFile(path, ReachableKind.Program)),
            .. program.Writable.Select(path => new ReachableFile(path, ReachableKind.Output)),
        ];
        if (usesLibraries)
        {
            files.AddRange(SystemFolders.Select(path => Find(path, ReachableKind.Folder)).OfType<ReachableFile>());
            files.AddRange(SystemFiles.Select(path => Find(path, ReachableKind.File)).OfType<ReachableFile>());
            files.AddRange(Loaders().Select(path => new ReachableFile(path, ReachableKind.Program)));
        }
        return new ReachableFiles([.. files.DistinctBy(file => (file.Path, file.Kind)).OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    static ReachableFile? Find(string path, ReachableKind kind)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is { } target)
            return new ReachableFile(path, ReachableKind.Link, target);
        return Path.Exists(path) ? new ReachableFile(path, kind) : null;
    }

    // The dynamic loader is named in every program and started with it.
    static IEnumerable<string> Loaders() =>
        LoaderFolders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "ld-*.so*"))
            .Select(NativeConfinement.RealPath);
}
