using System.Runtime.InteropServices;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>What to execute to get a sandbox.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
sealed record SandboxProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Finds out how to start a sandbox whose environment is empty. A .NET program's own launcher looks for the runtime
    /// through the environment, so the runtime that runs the host is named instead wherever there is one.
    /// </summary>
    /// <param name="executable">The sandbox program: its launcher or its <c>.dll</c>.</param>
    /// <param name="channel">Kind of the channel.</param>
    /// <exception cref="SandboxLaunchException">There is no such program.</exception>
    public static SandboxProgram Resolve(string executable, ChannelKind channel)
    {
        string[] channelArguments = channel == ChannelKind.Pipes ? ["--channel", "pipes"] : [];
        var assembly = executable.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? executable : executable + ".dll";
        if (System.IO.File.Exists(assembly) && FindRuntime() is { } runtime)
            return new SandboxProgram(runtime, ["exec", assembly, .. channelArguments]);
        if (System.IO.File.Exists(executable) && executable != assembly)
            return new SandboxProgram(executable, channelArguments);
        throw new SandboxLaunchException(System.IO.File.Exists(assembly)
            ? $"No 'dotnet' was found beside the running .NET runtime ({RuntimeEnvironment.GetRuntimeDirectory()}) to run the sandbox '{assembly}' with. Point sandbox.executable at a self-contained build of it."
            : $"The sandbox program '{executable}' does not exist. Build it, or set sandbox.executable to where it is.");
    }

    static string? FindRuntime()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return System.IO.File.Exists(runtime) ? runtime : null;
    }
}
