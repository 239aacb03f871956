namespace TemplateWorker.Protocol.Messages;

/// <summary>What one dispatch used.</summary>
/// <param name="CpuMicroseconds">Processor time of the engine's thread, in microseconds.</param>
/// <param name="WallMicroseconds">Time from the first handler to the last settled promise, in microseconds.</param>
/// <param name="PeakHeapKiB">Largest heap of the tenant's VM seen during the dispatch, in KiB. The engine is asked at
/// its limit ticks and between dispatches, so a short peak between two looks is not in it.</param>
/// <param name="HostCalls">Number of host calls made.</param>
public readonly record struct DispatchUsage(
    uint CpuMicroseconds, uint WallMicroseconds, uint PeakHeapKiB, uint HostCalls);
