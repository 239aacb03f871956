using System.Collections;
using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>
/// What must be true of the process before it says hello: an empty environment, and no door but the channel. The
/// launcher provides it; it is verified here because the launcher might one day forget.
/// </summary>
static class StartConditions
{
    /// <summary>Whether the launcher has passed the channel.</summary>
    /// <param name="usesPipes">Whether it should be a pair of pipes.</param>
    internal static bool HasChannel(bool usesPipes) => usesPipes
        ? Descriptors.Is(HostChannel.ReadDescriptor, "pipe:") && Descriptors.Is(HostChannel.PipeWriteDescriptor, "pipe:")
        : Descriptors.Is(HostChannel.ReadDescriptor, "socket:");

    /// <summary>Looks for what a sandbox must not have.</summary>
    /// <returns>The first violation as a sentence, or null. It names a variable, never its value.</returns>
    internal static string? FindViolation()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            return $"The environment holds the variable {variable.Key}; a sandbox's is empty.";
        foreach (var descriptor in Descriptors.SocketsBesides(HostChannel.ReadDescriptor))
            return $"Descriptor {descriptor} is a socket besides the channel.";
        return null;
    }
}
