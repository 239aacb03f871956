namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// A folder that holds the compiler and the work folders and nothing else. As the compiler's root it leaves nothing to
/// read or write but those. Programs of one user share it, and anybody of them may delete it while nothing compiles.
/// </summary>
/// <param name="root">Its full path.</param>
sealed class CompilerJail(string root)
{
    /// <summary>The compiler's executable, seen from within.</summary>
    public const string InsideTool = $"/{ToolFolder}/{CompilerTool.FileName}";

    /// <summary>What the names of all jails begin with.</summary>
    public const string NameStart = "jail-";

    /// <summary>Name of the folder in a jail where its work folders lie.</summary>
    public const string WorkFolders = "work";

    const string ToolFolder = "tsc";

    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its full path.</summary>
    public string Root { get; } = root;

    /// <summary>Where its work folders lie.</summary>
    public string WorkParent => Path.Combine(Root, WorkFolders);

    /// <summary>The jail that a work folder lies in.</summary>
    public static CompilerJail Of(WorkFolder work) => new(Path.GetFullPath(Path.Combine(work.Path, "..", "..")));

    /// <summary>Path of a work folder, seen from within.</summary>
    public static string InsidePath(WorkFolder work) => $"/{WorkFolders}/{work.Name}";

    /// <summary>Finds the jail of a compiler, and puts in what it lacks.</summary>
    /// <param name="parent">Where.</param>
    /// <param name="tool">The compiler, which is copied into it.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be made.</exception>
    public static CompilerJail Prepare(string parent, CompilerTool tool)
    {
        var jail = new CompilerJail(Path.Combine(Path.GetFullPath(parent), $"{NameStart}{tool.Fingerprint()}"));
        try
        {
            WorkFolder.CreatePrivate(parent);
            if ((File.GetUnixFileMode(parent) & WritableByOthers) != 0)
            {
                throw new CompilerUnavailableException(
                    $"The TypeScript compiler does not work in {parent}: others can write there, and could put another compiler in its place. " +
                    "Take that right away (chmod go-w), or set XDG_CACHE_HOME to another folder.");
            }

            jail.Complete(tool);
            return jail;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CompilerUnavailableException(
                $"The TypeScript compiler has no place to work: {parent}: {error.Message} The folder must be writable, with 40 MB free.", error);
        }
    }

    void Complete(CompilerTool tool)
    {
        var tools = Path.Combine(Root, ToolFolder);
        WorkFolder.CreatePrivate(WorkParent);
        WorkFolder.CreatePrivate(tools);

        // The compiler asks the kernel for its own path, and finds its library beside itself.
        var self = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "proc", "self")).FullName, "exe");
        if (new FileInfo(self).LinkTarget is null)
        {
            CreateLink(self, InsideTool);
        }

        // What cleans temporary folders takes single files.
        var held = new DirectoryInfo(tools).EnumerateFiles().ToDictionary(file => file.Name, file => file.Length);
        var missing = new DirectoryInfo(tool.Folder).EnumerateFiles()
            .Where(file => !held.TryGetValue(file.Name, out var length) || length != file.Length).ToList();
        if (missing.Count > 0)
        {
            Copy(missing, tools);
        }
    }

    // Each file is made whole elsewhere and then moved, whoever does the same or compiles at that time. The drafts lie
    // among the work folders, so that those of a killed program are swept like them.
    void Copy(List<FileInfo> files, string tools)
    {
        var drafts = Path.Combine(WorkParent, Guid.NewGuid().ToString("N"));
        WorkFolder.CreatePrivate(drafts);
        try
        {
            foreach (var file in files)
            {
                var draft = Path.Combine(drafts, file.Name);
                file.CopyTo(draft);
                if (file.Name == CompilerTool.FileName)
                {
                    File.SetUnixFileMode(draft, Executable);
                }

                File.Move(draft, Path.Combine(tools, file.Name), overwrite: true);
            }
        }
        finally
        {
            WorkFolder.Delete(drafts);
        }
    }

    static void CreateLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (IOException) when (new FileInfo(path).LinkTarget == target)
        {
            // Another program made it just now.
        }
    }
}
