using System.Globalization;

namespace TemplateWorker.Load.Rig;

/// <summary>Processor time of processes, user's and system's, as Linux counts it. Steadier than time on the wall.</summary>
static class ProcessorTime
{
    // Linux counts in hundredths of a second on every system of today (sysconf(_SC_CLK_TCK)).
    const double Tick = 1_000_000 / 100.0;

    // Of /proc/PID/stat, behind the name: state, parent, ..., user's and system's time.
    const int Parent = 1;
    const int User = 11;
    const int System = 12;

    /// <summary>The time that a process has used so far.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>Microseconds.</returns>
    internal static double Of(int processId) => Microseconds(Read(processId.ToString(CultureInfo.InvariantCulture))!);

    /// <summary>The time that a process and its present children have used so far.</summary>
    /// <param name="processId">The process.</param>
    /// <returns>Microseconds.</returns>
    internal static double OfFamily(int processId)
    {
        var parent = processId.ToString(CultureInfo.InvariantCulture);
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsAsciiDigit(name[0]))
            .Select(Read)
            .Where(fields => fields?[Parent] == parent);
        return Of(processId) + children.Sum(fields => Microseconds(fields!));
    }

    static double Microseconds(string[] fields) =>
        (long.Parse(fields[User], CultureInfo.InvariantCulture) + long.Parse(fields[System], CultureInfo.InvariantCulture)) * Tick;

    // Null when the process has ended meanwhile.
    static string[]? Read(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
