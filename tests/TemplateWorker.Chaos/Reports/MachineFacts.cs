using System.Runtime.InteropServices;

namespace TemplateWorker.Chaos.Reports;

/// <summary>The machine of a run.</summary>
/// <param name="Cores">Processors that the run may use.</param>
/// <param name="MemoryMib">Memory that it may use.</param>
/// <param name="System">Kernel and architecture.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Engine">The script engine.</param>
sealed record MachineFacts(int Cores, long MemoryMib, string System, string Runtime, string Engine)
{
    /// <summary>This one.</summary>
    /// <param name="engine">The script engine, as a sandbox says itself.</param>
    public static MachineFacts Of(string engine) => new(
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        engine);
}
