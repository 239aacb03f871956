using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>The files that a sandbox may read: the runtime, the sandbox program, the libraries and time zones of the system.</summary>
sealed class ReadableFiles
{
    static readonly string[] SystemFolders =
    [
        "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share/zoneinfo",
        // The C library counts processors there.
        "/sys/devices/system/cpu",
    ];

    static readonly string[] SystemFiles = ["/etc/ld.so.cache", "/etc/localtime"];

    static readonly string[] LoaderFolders = ["/lib64", "/lib"];

    static readonly string[] Devices = ["/dev/null", "/dev/urandom"];

    ReadableFiles(IReadOnlyList<ReadableFile> all) => All = all;

    /// <summary>Every entry; a folder stands before what lies in it.</summary>
    public IReadOnlyList<ReadableFile> All { get; }

    /// <summary>Finds what a program needs on this machine.</summary>
    /// <param name="program">What is executed.</param>
    public static ReadableFiles Of(SandboxProgram program)
    {
        List<ReadableFile> files =
        [
            .. SystemFolders.Concat(program.Folders).Select(path => Find(path, ReadableKind.Folder)).OfType<ReadableFile>(),
            .. SystemFiles.Select(path => Find(path, ReadableKind.File)).OfType<ReadableFile>(),
            .. Devices.Select(path => Find(path, ReadableKind.Device)).OfType<ReadableFile>(),
            .. program.Executed.Concat(Loaders()).Select(path => new ReadableFile(path, ReadableKind.Program)),
        ];
        return new ReadableFiles([.. files.DistinctBy(file => (file.Path, file.Kind)).OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    static ReadableFile? Find(string path, ReadableKind kind)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is { } target)
            return new ReadableFile(path, ReadableKind.Link, target);
        return Path.Exists(path) ? new ReadableFile(path, kind) : null;
    }

    // The dynamic loader is named in every program and started with it.
    static IEnumerable<string> Loaders() =>
        LoaderFolders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "ld-*.so*"))
            .Select(NativeConfinement.RealPath);
}
