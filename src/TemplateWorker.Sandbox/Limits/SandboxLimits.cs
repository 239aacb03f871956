using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Limits;

/// <summary>Bounds that hold for every tenant of this sandbox.</summary>
/// <param name="MemoryBytes">Most memory one tenant's VM may hold.</param>
/// <param name="Tick">How often a running script is looked at, in processor time.</param>
/// <param name="MaxHostCalls">Most host calls of one dispatch.</param>
/// <param name="MaxLogLines">Most logged lines of one dispatch.</param>
sealed record SandboxLimits(long MemoryBytes, TimeSpan Tick, uint MaxHostCalls, uint MaxLogLines)
{
    internal static SandboxLimits From(in StartMessage start) => new(
        start.MemoryLimitKiB * 1024L, TimeSpan.FromMilliseconds(Math.Max(1, start.TickMilliseconds)),
        start.MaxHostCallsPerDispatch, start.MaxLogLinesPerDispatch);
}
