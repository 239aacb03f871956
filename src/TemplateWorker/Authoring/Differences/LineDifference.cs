namespace TemplateWorker.Authoring.Differences;

/// <summary>
/// Finds the fewest lines to remove and add to make one text of another, by the greedy search of E. Myers, "An O(ND)
/// Difference Algorithm and Its Variations" (1986).
/// </summary>
static class LineDifference
{
    // What the search remembers grows with the square of the changes: at this many it is 16 MB.
    const int MostChanges = 2000;

    /// <summary>All lines of both texts, each with its mark. Texts that have little in common are exchanged as a whole.</summary>
    public static List<LineEdit> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Count - start && end < after.Count - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var edits = before.Take(start).Select(line => new LineEdit(' ', line)).ToList();
        edits.AddRange(Search([.. before.Skip(start).SkipLast(end)], [.. after.Skip(start).SkipLast(end)]));
        edits.AddRange(before.TakeLast(end).Select(line => new LineEdit(' ', line)));
        return edits;
    }

    static IEnumerable<LineEdit> Search(string[] before, string[] after)
    {
        // reached[k] is how far into the first text one comes on diagonal k, which is k lines further than in the second.
        var most = Math.Min(before.Length + after.Length, MostChanges);
        var reached = new int[(2 * most) + 2];
        var steps = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            for (var k = -changes; k <= changes; k += 2)
            {
                var isAddition = k == -changes || (k != changes && reached[most + k - 1] < reached[most + k + 1]);
                var x = isAddition ? reached[most + k + 1] : reached[most + k - 1] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                {
                    x++;
                }

                reached[most + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                {
                    return Trace(before, after, steps, changes);
                }
            }

            steps.Add(reached[(most - changes)..(most + changes + 1)]);
        }

        return before.Select(line => new LineEdit('-', line)).Concat(after.Select(line => new LineEdit('+', line)));
    }

    static List<LineEdit> Trace(string[] before, string[] after, List<int[]> steps, int changes)
    {
        var edits = new List<LineEdit>();
        var (x, y) = (before.Length, after.Length);
        for (; changes > 0; changes--)
        {
            var (step, k) = (steps[changes - 1], x - y);
            int Reached(int diagonal) => step[diagonal + changes - 1];
            var isAddition = k == -changes || (k != changes && Reached(k - 1) < Reached(k + 1));
            var previous = isAddition ? k + 1 : k - 1;
            var (fromX, fromY) = (Reached(previous), Reached(previous) - previous);
            while (x > fromX && y > fromY)
            {
                edits.Add(new LineEdit(' ', before[--x]));
                y--;
            }

            edits.Add(isAddition ? new LineEdit('+', after[--y]) : new LineEdit('-', before[--x]));
        }

        while (x > 0)
        {
            edits.Add(new LineEdit(' ', before[--x]));
        }

        edits.Reverse();
        return edits;
    }
}
