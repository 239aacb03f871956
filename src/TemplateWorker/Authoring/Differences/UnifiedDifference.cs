using System.Globalization;
using System.Text;

namespace TemplateWorker.Authoring.Differences;

/// <summary>Shows how files differ, in the unified form that <c>patch</c> reads.</summary>
static class UnifiedDifference
{
    const int Context = 3;

    /// <summary>All files that differ, in order of their paths.</summary>
    /// <param name="before">Texts by path.</param>
    /// <param name="after">Texts by path.</param>
    public static IReadOnlyList<FileDifference> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(path => Of(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path))).OfType<FileDifference>()];

    static FileDifference? Of(string path, string? before, string? after)
    {
        if (before == after)
        {
            return null;
        }

        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--- {(before is null ? "/dev/null" : $"a/{path}")}\n")
            .Append(CultureInfo.InvariantCulture, $"+++ {(after is null ? "/dev/null" : $"b/{path}")}\n");
        AppendHunks(text, LineDifference.Between(LinesOf(before), LinesOf(after)));
        return new FileDifference(path, before is null ? "added" : after is null ? "removed" : "changed", text.ToString());
    }

    // Lines keep their break, so that a last line without one differs from the same with one.
    static List<string> LinesOf(string? text)
    {
        var lines = new List<string>();
        for (var start = 0; start < (text?.Length ?? 0);)
        {
            var end = text!.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    static void AppendHunks(StringBuilder text, List<LineEdit> edits)
    {
        var (oldLine, newLine) = (1, 1);
        for (var place = 0; place < edits.Count;)
        {
            var change = edits.FindIndex(place, edit => edit.Mark != ' ');
            if (change < 0)
            {
                return;
            }

            var start = Math.Max(place, change - Context);
            var end = EndOfHunk(edits, change);
            (oldLine, newLine) = (oldLine + start - place, newLine + start - place);
            var hunk = edits[start..end];
            var (oldCount, newCount) = (hunk.Count(edit => edit.Mark != '+'), hunk.Count(edit => edit.Mark != '-'));
            text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(oldLine, oldCount)} +{Range(newLine, newCount)} @@\n");
            foreach (var (mark, line) in hunk)
            {
                text.Append(mark).Append(line);
                if (!line.EndsWith('\n'))
                {
                    text.Append("\n\\ No newline at end of file\n");
                }
            }

            (oldLine, newLine, place) = (oldLine + oldCount, newLine + newCount, end);
        }
    }

    // Changes with no more than twice the context between them share a hunk.
    static int EndOfHunk(List<LineEdit> edits, int change)
    {
        var last = change;
        for (var i = change; i < edits.Count && i - last <= 2 * Context; i++)
        {
            last = edits[i].Mark == ' ' ? last : i;
        }

        return Math.Min(edits.Count, last + Context + 1);
    }

    // Of no lines, the line before them is named, as patch wants it.
    static string Range(int line, int count) => count == 0 ? $"{line - 1},0" : $"{line},{count}";
}
