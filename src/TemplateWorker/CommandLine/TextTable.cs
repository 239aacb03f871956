namespace TemplateWorker.CommandLine;

/// <summary>Rows whose columns are lined up, for people.</summary>
static class TextTable
{
    const string Gap = "  ";

    /// <summary>The lines. Columns that hold numbers, by their first row, are aligned to the right.</summary>
    /// <param name="rows">The rows, of equal length; the first may be headings.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var isNumber = Enumerable.Range(0, rows[0].Length).Select(column => rows.Skip(1).Any() && rows.Skip(1).All(row => IsNumber(row[column]))).ToArray();
        foreach (var row in rows)
        {
            yield return string.Join(Gap, row.Select((text, column) => isNumber[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]))).TrimEnd();
        }
    }

    static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text == "-");
}
