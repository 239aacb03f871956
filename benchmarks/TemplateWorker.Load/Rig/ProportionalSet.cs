using System.Globalization;

namespace TemplateWorker.Load.Rig;

/// <summary>What a machine gives up for a process: its own pages, and its share of those that others have too.</summary>
static class ProportionalSet
{
    const string Line = "Pss:";

    /// <summary>Reads it.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>KiB.</returns>
    internal static double KiB(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/smaps_rollup").First(line => line.StartsWith(Line, StringComparison.Ordinal));
        return long.Parse(line[Line.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
