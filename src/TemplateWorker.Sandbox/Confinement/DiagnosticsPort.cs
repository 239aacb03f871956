using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>
/// Takes away the .NET runtime's diagnostics port: a listening socket, and the debugger's named pipes, through which
/// another process of the same user could steer this one. The runtime opens them before <c>Main</c> and only a
/// variable in the environment (DOTNET_EnableDiagnostics) could forbid it, but a sandbox's environment is empty.
/// </summary>
static class DiagnosticsPort
{
    static readonly string[] NamePrefixes = ["dotnet-diagnostic", "clr-debug-pipe"];

    /// <summary>Removes the names, and puts a descriptor that never becomes readable in the socket's place.</summary>
    /// <remarks>
    /// The runtime's thread waits on the descriptor for ever, so it may not be closed: its number would be given to
    /// the next file.
    /// </remarks>
    internal static void Close()
    {
        foreach (var path in NamePrefixes.SelectMany(Names))
            File.Delete(path);
        foreach (var descriptor in Descriptors.SocketsBesides(HostChannel.ReadDescriptor).ToArray())
        {
            var silent = LibC.eventfd(0, 0);
            if (silent < 0 || LibC.dup2(silent, descriptor) < 0 || LibC.close(silent) < 0)
                throw new IOException($"Descriptor {descriptor}, the runtime's diagnostics port, cannot be replaced.");
        }
    }

    static string[] Names(string prefix)
    {
        try
        {
            return Directory.GetFiles(Path.GetTempPath(), $"{prefix}-{Environment.ProcessId}-*");
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // A confined process sees no such folder, so the runtime could not make the names there either.
            return [];
        }
    }
}
