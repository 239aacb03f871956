using TemplateWorker.Confinement.SystemCalls;
using TemplateWorker.Sandbox.HostLink;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>The part of the confinement that the process does to itself. The host looks from outside whether it holds.</summary>
static class Confined
{
    /// <summary>Gives up what the process does not need any more. What cannot be had is said on standard error.</summary>
    /// <param name="hasOwnUser">Whether the user's threads are this process's alone.</param>
    internal static void Enter(bool hasOwnUser)
    {
        if (ResourceLimits.Apply(hasOwnUser) is { } unlimited)
            StandardError.WriteLine(unlimited);
        using var filter = SystemCallFilter.TryMake(SandboxCalls.Of(Environment.ProcessId), out var problem);
        if ((filter is null ? problem : filter.LoadOnEveryThread()) is { } unfiltered)
            StandardError.WriteLine(unfiltered);
    }
}
