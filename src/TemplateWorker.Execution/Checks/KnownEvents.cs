using System.Text.RegularExpressions;
using TemplateWorker.Templates.Typings;

namespace TemplateWorker.Execution.Checks;

/// <summary>The names of events as the typings have them, and what a name that is none of them probably means.</summary>
static partial class KnownEvents
{
    const string File = "events.d.ts";

    // Two changes in a short name make another name.
    const int ShortestMistyped = 6;
    const int MostChanges = 2;

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Member.Matches(SdkTypings.Files[File]).Select(match => match.Groups["name"].Value)];

    /// <summary>Finds the event that a mistyped name probably means.</summary>
    /// <param name="name">What a template subscribes to.</param>
    /// <returns>The event; null when the name is an event, or like none.</returns>
    public static string? Meant(string name)
    {
        if (Names.Contains(name))
            return null;
        var nearest = Names.MinBy(known => Changes(name.ToUpperInvariant(), known.ToUpperInvariant()))!;
        var changes = Changes(name.ToUpperInvariant(), nearest.ToUpperInvariant());
        return changes == 0 || (name.Length >= ShortestMistyped && changes <= MostChanges) ? nearest : null;
    }

    // Characters to change, add, leave out, or swap with their neighbour.
    static int Changes(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                var changed = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[one.Length, other.Length];
    }

    [GeneratedRegex("^    (?<name>[A-Z][A-Za-z_]+): ", RegexOptions.Multiline)]
    static partial Regex Member { get; }
}
