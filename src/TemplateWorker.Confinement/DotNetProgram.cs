using System.Runtime.InteropServices;

namespace TemplateWorker.Confinement;

/// <summary>What to execute to run a .NET program of ours, which the sandbox is.</summary>
static class DotNetProgram
{
    /// <summary>
    /// Finds out how to start a program whose environment is empty. A .NET program's own launcher looks for the runtime
    /// through the environment, so the runtime that runs the host is named instead wherever there is one.
    /// </summary>
    /// <param name="executable">The program: its launcher or its <c>.dll</c>.</param>
    /// <param name="options">Its arguments.</param>
    /// <exception cref="ConfinementException">There is no such program.</exception>
    public static ConfinedProgram Resolve(string executable, IReadOnlyList<string> options)
    {
        var assembly = executable.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? executable : executable + ".dll";
        if (File.Exists(assembly) && FindRuntime() is { } runtime)
        {
            (assembly, runtime) = (NativeConfinement.RealPath(assembly), NativeConfinement.RealPath(runtime));
            return new ConfinedProgram(runtime, ["exec", assembly, .. options], [FolderOf(assembly), FolderOf(runtime)]);
        }
        if (File.Exists(executable) && executable != assembly)
        {
            executable = NativeConfinement.RealPath(executable);
            return new ConfinedProgram(executable, options, [FolderOf(executable)]);
        }
        throw new ConfinementException(File.Exists(assembly)
            ? $"No 'dotnet' was found beside the running .NET runtime ({RuntimeEnvironment.GetRuntimeDirectory()}) to run the sandbox '{assembly}' with. Point sandbox.executable at a self-contained build of it."
            : $"The sandbox program '{executable}' does not exist. Build it, or set sandbox.executable to where it is.");
    }

    static string FolderOf(string file) => Path.GetDirectoryName(file)!;

    static string? FindRuntime()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(runtime) ? runtime : null;
    }
}
