namespace TemplateWorker.TestRunner.Reports;

/// <summary>What makes one text another, line by line.</summary>
static class LineDifference
{
    // The table below grows with the product of both.
    const int MostLines = 500;

    /// <summary>The lines of both texts in order: ' ' for those in both, '-' for those expected, '+' for those got.</summary>
    public static IReadOnlyList<(char Mark, string Line)> Of(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        if (left.Length > MostLines || right.Length > MostLines)
            return [.. left.Select(line => ('-', line)), .. right.Select(line => ('+', line))];

        var common = CommonLengths(left, right);
        var lines = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            if (left[i] == right[j])
            {
                lines.Add((' ', left[i++]));
                j++;
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                lines.Add(('-', left[i++]));
            }
            else
            {
                lines.Add(('+', right[j++]));
            }
        }
        lines.AddRange(left[i..].Select(line => ('-', line)));
        lines.AddRange(right[j..].Select(line => ('+', line)));
        return lines;
    }

    // Length of the longest common subsequence of what follows each pair of places.
    static int[,] CommonLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }
}
