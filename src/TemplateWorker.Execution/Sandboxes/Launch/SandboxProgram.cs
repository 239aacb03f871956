using System.Runtime.InteropServices;
using TemplateWorker.Execution.Sandboxes.Confinement;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>What to execute to get a sandbox.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
/// <param name="Folders">Folders of the sandbox program and of its runtime.</param>
sealed record SandboxProgram(string File, IReadOnlyList<string> Arguments, IReadOnlyList<string> Folders)
{
    /// <summary>Every program that is executed on the way.</summary>
    public IReadOnlyList<string> Executed { get; private init; } = [File];

    /// <summary>
    /// Finds out how to start a sandbox whose environment is empty. A .NET program's own launcher looks for the runtime
    /// through the environment, so the runtime that runs the host is named instead wherever there is one.
    /// </summary>
    /// <param name="executable">The sandbox program: its launcher or its <c>.dll</c>.</param>
    /// <param name="options">What the sandbox is told.</param>
    /// <exception cref="SandboxLaunchException">There is no such program.</exception>
    public static SandboxProgram Resolve(string executable, IReadOnlyList<string> options)
    {
        var assembly = executable.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? executable : executable + ".dll";
        if (System.IO.File.Exists(assembly) && FindRuntime() is { } runtime)
        {
            (assembly, runtime) = (NativeConfinement.RealPath(assembly), NativeConfinement.RealPath(runtime));
            return new SandboxProgram(runtime, ["exec", assembly, .. options], [FolderOf(assembly), FolderOf(runtime)]);
        }
        if (System.IO.File.Exists(executable) && executable != assembly)
        {
            executable = NativeConfinement.RealPath(executable);
            return new SandboxProgram(executable, options, [FolderOf(executable)]);
        }
        throw new SandboxLaunchException(System.IO.File.Exists(assembly)
            ? $"No 'dotnet' was found beside the running .NET runtime ({RuntimeEnvironment.GetRuntimeDirectory()}) to run the sandbox '{assembly}' with. Point sandbox.executable at a self-contained build of it."
            : $"The sandbox program '{executable}' does not exist. Build it, or set sandbox.executable to where it is.");
    }

    /// <summary>The same program with one more argument.</summary>
    /// <param name="option">The argument.</param>
    public SandboxProgram With(string option) => this with { Arguments = [.. Arguments, option] };

    /// <summary>The same program in namespaces of its own.</summary>
    public SandboxProgram InUserNamespaces()
    {
        var command = UserNamespaces.Wrap([File, .. Arguments]);
        return this with { File = command[0], Arguments = [.. command.Skip(1)], Executed = [.. Executed, NativeConfinement.RealPath(command[0])] };
    }

    /// <summary>The first file or folder on the way to the program that not every user may read; null when there is none.</summary>
    public string? FindUnreadable()
    {
        foreach (var folder in Folders)
        {
            for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
            {
                if (!Allows(path, UnixFileMode.OtherExecute))
                    return path;
            }
        }
        return Folders.SelectMany(Directory.GetFiles).FirstOrDefault(file => !Allows(file, UnixFileMode.OtherRead));
    }

    static bool Allows(string path, UnixFileMode mode) => (new FileInfo(path).UnixFileMode & mode) != 0;

    static string FolderOf(string file) => Path.GetDirectoryName(file)!;

    static string? FindRuntime()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return System.IO.File.Exists(runtime) ? runtime : null;
    }
}
