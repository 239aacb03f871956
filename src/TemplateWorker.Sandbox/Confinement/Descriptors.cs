using System.Globalization;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>The open descriptors of this process, as <c>/proc/self/fd</c> shows them.</summary>
static class Descriptors
{
    /// <summary>Whether a descriptor is open and of a kind.</summary>
    /// <param name="descriptor">Its number.</param>
    /// <param name="kind">Start of the kernel's name for it, such as <c>socket:</c>.</param>
    internal static bool Is(int descriptor, string kind) =>
        new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget?.StartsWith(kind, StringComparison.Ordinal) == true;

    /// <summary>All sockets but the channel.</summary>
    /// <param name="channel">Descriptor of the channel, which may be one.</param>
    internal static IEnumerable<int> SocketsBesides(int channel) =>
        Directory.GetFiles("/proc/self/fd")
            .Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Where(descriptor => descriptor != channel && Is(descriptor, "socket:"));
}
