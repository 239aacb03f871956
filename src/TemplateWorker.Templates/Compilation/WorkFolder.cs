using System.Text.Json.Nodes;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>A fresh folder that one compilation reads and writes; gone when disposed.</summary>
sealed class WorkFolder : IDisposable
{
    /// <summary>The template's files, relative to the folder.</summary>
    public const string Sources = "src";

    /// <summary>Where the compiler writes.</summary>
    public const string Output = "out";

    const string Types = "types";
    const string Settings = "tsconfig.json";

    // Nobody else needs to see a template while it is compiled.
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Those above keep everybody out; in its jail the compiler is another user than a host that is root.
    const UnixFileMode Readable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    const UnixFileMode Writable = Readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // What a killed program left behind; no compilation takes this long.
    static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    WorkFolder(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Its name, which no other compilation has.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Where the compiler writes: its full path.</summary>
    public string OutputPath => System.IO.Path.Combine(Path, Output);

    /// <summary>Makes the folder where work folders lie.</summary>
    /// <param name="folder">Where the compiler works.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="CompilerUnavailableException">It cannot be made, or is open to others.</exception>
    public static string PrepareParent(string folder)
    {
        try
        {
            CreatePrivate(folder);
            if ((File.GetUnixFileMode(folder) & WritableByOthers) != 0)
            {
                throw new CompilerUnavailableException(
                    $"The TypeScript compiler does not work in {folder}: others can write there, and could change what it makes. " +
                    "Take that right away (chmod go-w), or set XDG_CACHE_HOME to another folder.");
            }

            var parent = System.IO.Path.Combine(NativeConfinement.RealPath(System.IO.Path.GetFullPath(folder)), "work");
            CreatePrivate(parent);
            return parent;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CompilerUnavailableException($"The TypeScript compiler has no place to work: {folder}: {error.Message} The folder must be writable.", error);
        }
    }

    /// <summary>Makes one with everything the compiler reads.</summary>
    /// <param name="parent">Where.</param>
    /// <param name="project">What it reads.</param>
    public static WorkFolder Create(string parent, CompileProject project) => Create(parent, folder =>
    {
        folder.Write(Settings, project.Settings);
        foreach (var (path, text) in project.Sources)
        {
            folder.Write($"{Sources}/{path}", text);
        }

        foreach (var (path, text) in project.Typings)
        {
            folder.Write($"{Types}/{path}", text);
        }
    });

    /// <summary>Makes one for a compiler that compiles nothing.</summary>
    /// <param name="parent">Where.</param>
    public static WorkFolder CreateEmpty(string parent) => Create(parent, folder => folder.Write(Settings, "{}"));

    static WorkFolder Create(string parent, Action<WorkFolder> fill)
    {
        var folder = new WorkFolder(System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N")));
        CreatePrivate(folder.Path);
        try
        {
            Directory.CreateDirectory(folder.OutputPath);
            fill(folder);
            folder.OpenToCompiler();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Path of a typings file as the settings name it.</summary>
    public static string TypingsPath(string file) => $"{Types}/{file}";

    /// <summary>Path of a source file as the settings name it.</summary>
    public static string SourcePath(string file) => $"{Sources}/{file}";

    /// <summary>Makes a folder that only its owner can enter, and those above it.</summary>
    public static void CreatePrivate(string path) => Directory.CreateDirectory(path, Private);

    /// <summary>Deletes what killed programs left.</summary>
    public static void Sweep(string parent, TimeProvider time)
    {
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(parent).EnumerateDirectories())
        {
            if (time.GetUtcNow() - folder.LastWriteTimeUtc > Abandoned)
            {
                Delete(folder.FullName);
            }
        }
    }

    /// <summary>Reads what the compiler wrote for a source file.</summary>
    /// <param name="source">Path of the source file.</param>
    /// <returns>JavaScript without the comment that names its map, and the map with the file's path in the template.</returns>
    /// <exception cref="FileNotFoundException">It wrote nothing for the file.</exception>
    /// <exception cref="CompilerUnavailableException">It made a link, which no compiler does that does what it should.</exception>
    public (string Script, string Map) ReadOutput(string source)
    {
        var file = System.IO.Path.Combine(OutputPath, SourcePaths.CompiledPath(source));
        RequireOwn(file);
        RequireOwn($"{file}.map");
        var script = File.ReadAllText(file);
        var comment = script.LastIndexOf("//# sourceMappingURL=", StringComparison.Ordinal);
        var map = JsonNode.Parse(File.ReadAllText($"{file}.map"))!;
        map["sources"] = new JsonArray(JsonValue.Create(source));
        return (comment < 0 ? script : script[..comment], map.ToJsonString());
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(Path);

    /// <summary>Deletes a folder with all in it.</summary>
    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another program swept it.
        }
    }

    // Else what it made could be any file of the host.
    void RequireOwn(string file)
    {
        for (var path = file; path.Length > OutputPath.Length; path = System.IO.Path.GetDirectoryName(path)!)
        {
            if (new FileInfo(path).LinkTarget is { } target)
            {
                throw new CompilerUnavailableException($"The TypeScript compiler made a link to {target} where its output should be.");
            }
        }
    }

    void OpenToCompiler()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(entry, Readable);
        }

        File.SetUnixFileMode(OutputPath, Writable);
        File.SetUnixFileMode(Path, Readable);
    }

    void Write(string relative, string text)
    {
        var file = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
