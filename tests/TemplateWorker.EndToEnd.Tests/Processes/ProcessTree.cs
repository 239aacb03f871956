using System.Globalization;

namespace TemplateWorker.EndToEnd.Tests.Processes;

/// <summary>Reads from <c>/proc</c> which processes descend from one another.</summary>
static class ProcessTree
{
    /// <summary>All living descendants of a process; they can outlive it.</summary>
    public static IReadOnlyList<int> DescendantsOf(int ancestor)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: ParentOf(id)))
            .ToList();
        var found = new List<int>();
        var open = new Queue<int>([ancestor]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var (id, _) in parents.Where(process => process.Parent == parent))
            {
                found.Add(id);
                open.Enqueue(id);
            }
        }

        return found;
    }

    /// <summary>Whether the process still runs; one that ended and waits to be collected by its parent does not.</summary>
    public static bool IsRunning(int id) => FieldsOf(id) is [not "Z", ..];

    /// <summary>What the process was started as, for a message.</summary>
    public static string CommandOf(int id)
    {
        try
        {
            return $"{id} {File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ')}";
        }
        catch (IOException)
        {
            return $"{id} (gone)";
        }
    }

    static int ParentOf(int id) => FieldsOf(id) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    // "pid (name) state parent …"; the name may hold anything, parentheses too.
    static string[] FieldsOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
