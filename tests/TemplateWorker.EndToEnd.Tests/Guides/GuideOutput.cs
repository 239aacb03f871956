using System.Text.RegularExpressions;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>Compares what a page shows of an output with what was printed.</summary>
static class GuideOutput
{
    /// <summary>The first line shown that was not printed after those before it; null when all were.</summary>
    /// <param name="shown">Lines of the page; <c>…</c> stands for anything.</param>
    /// <param name="printed">What was printed.</param>
    public static string? FirstMissing(string shown, string printed)
    {
        var rest = printed.Split('\n').Select(Plain).ToList();
        foreach (var line in shown.Split('\n').Select(Plain).Where(line => line.Length > 0 && line != "…"))
        {
            var pattern = "^" + Regex.Escape(line).Replace("…", ".*") + "$";
            var found = rest.FindIndex(candidate => Regex.IsMatch(candidate, pattern));
            if (found < 0)
                return line;
            rest.RemoveRange(0, found + 1);
        }
        return null;
    }

    // Columns are as wide as what stands in them.
    static string Plain(string line) => Regex.Replace(line.Trim(), @"\s+", " ");
}
