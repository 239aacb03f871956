using System.Globalization;

namespace TemplateWorker.Load.Rig;

/// <summary>Resident memory of a process.</summary>
static class ResidentSet
{
    /// <summary>Reads it.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>KiB.</returns>
    internal static double KiB(int processId)
    {
        var pages = File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * (Environment.SystemPageSize / 1024.0);
    }
}
