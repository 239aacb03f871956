namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// A folder that holds the compiler and the work folders and nothing else. As the compiler's root it leaves nothing to
/// read or write but those.
/// </summary>
/// <param name="root">Its full path.</param>
sealed class CompilerJail(string root)
{
    /// <summary>The compiler's executable, seen from within.</summary>
    public const string InsideTool = $"/{ToolFolder}/{CompilerTool.FileName}";

    const string ToolFolder = "tsc";
    const string WorkFolders = "work";

    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Its full path.</summary>
    public string Root { get; } = root;

    /// <summary>Where its work folders lie.</summary>
    public string WorkParent => Path.Combine(Root, WorkFolders);

    /// <summary>Path of a work folder, seen from within.</summary>
    public static string InsidePath(WorkFolder work) => $"/{WorkFolders}/{work.Name}";

    /// <summary>Finds the jail of a compiler, or makes it.</summary>
    /// <param name="parent">Where.</param>
    /// <param name="tool">The compiler, which is copied into it.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be made.</exception>
    public static CompilerJail Create(string parent, CompilerTool tool)
    {
        var root = Path.Combine(Path.GetFullPath(parent), $"jail-{tool.Fingerprint()}");
        try
        {
            WorkFolder.CreatePrivate(parent);
            if ((File.GetUnixFileMode(parent) & WritableByOthers) != 0)
            {
                throw new CompilerUnavailableException(
                    $"The TypeScript compiler does not work in {parent}: others can write there, and could put another compiler in its place. " +
                    "Take that right away (chmod go-w), or set XDG_CACHE_HOME to another folder.");
            }

            if (!Directory.Exists(root))
            {
                Fill(root, tool);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CompilerUnavailableException(
                $"The TypeScript compiler has no place to work: {parent}: {error.Message} The folder must be writable, with 40 MB free.", error);
        }

        return new CompilerJail(root);
    }

    // Made whole under another name first, so that a jail that can be seen is complete, whoever makes it at the same time.
    static void Fill(string root, CompilerTool tool)
    {
        var draft = $"{root}.{Guid.NewGuid():N}";
        WorkFolder.CreatePrivate(draft);
        try
        {
            var tools = Directory.CreateDirectory(Path.Combine(draft, ToolFolder)).FullName;
            foreach (var file in Directory.EnumerateFiles(tool.Folder))
            {
                File.Copy(file, Path.Combine(tools, Path.GetFileName(file)));
            }

            File.SetUnixFileMode(Path.Combine(tools, CompilerTool.FileName), Executable);

            // The compiler asks the kernel for its own path, and finds its library beside itself.
            var self = Directory.CreateDirectory(Path.Combine(draft, "proc", "self")).FullName;
            File.CreateSymbolicLink(Path.Combine(self, "exe"), InsideTool);
            Directory.Move(draft, root);
        }
        catch (IOException) when (Directory.Exists(root))
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
