using System.Globalization;

namespace TemplateWorker.Chaos.Rig;

/// <summary>Looks for processes that a run leaves behind.</summary>
static class Leftovers
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Finds processes of a run, once those that are just ending had their time.</summary>
    /// <param name="folder">The run's folder: whoever names it belongs to the run.</param>
    /// <param name="sandboxes">Processes that were sandboxes.</param>
    /// <returns>Number and command line of each.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(string folder, IReadOnlyCollection<int> sandboxes)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var found = Find(folder, sandboxes);
            if (found.Count == 0 || waited >= Patience)
                return found;
            await Task.Delay(Look);
        }
    }

    static List<string> Find(string folder, IReadOnlyCollection<int> sandboxes)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == Environment.ProcessId)
                continue;
            if (Read(path, "cmdline") is { } command && Read(path, "stat") is { } stat
                && (ParentIn(stat) == Environment.ProcessId || (sandboxes.Contains(id) && command.Contains("Sandbox", StringComparison.Ordinal))
                    || command.Contains(folder, StringComparison.Ordinal)))
                found.Add($"{id} {command.Replace('\0', ' ')}");
        }
        return found;
    }

    // "27 (name) S 1 …": https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    static int ParentIn(string stat) =>
        int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    static string? Read(string path, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(path, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
