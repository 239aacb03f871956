namespace TemplateWorker.ScriptEngine.Runtime;

/// <summary>
/// Finds the column of a syntax error. The engine tells the line alone; but a source that is cut off before the
/// offending token merely misses its end, and one that is cut off behind the token's first character is wrong there, so
/// the shortest wrong piece ends at the column.
/// </summary>
static class SyntaxErrorColumn
{
    /// <summary>Searches the line of the error.</summary>
    /// <param name="opening">What stands before the source when it is compiled.</param>
    /// <param name="source">The source.</param>
    /// <param name="line">1-based line of the error.</param>
    /// <param name="isCutShort">Whether the parser accepts a text or only misses its end.</param>
    /// <returns>1-based column, 0 when the error is not on that line, such as a missing end.</returns>
    internal static int Find(string opening, string source, int line, Func<string, bool> isCutShort)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            var end = source.IndexOf('\n', start);
            if (end < 0)
                return 0;
            start = end + 1;
        }
        var lineEnd = source.IndexOf('\n', start);
        if (lineEnd < 0)
            lineEnd = source.Length;
        var (right, wrong) = (start, lineEnd);
        if (isCutShort(opening + source[..wrong]))
            return 0;
        while (right + 1 < wrong)
        {
            var middle = (right + wrong) / 2;
            if (isCutShort(opening + source[..middle]))
                right = middle;
            else
                wrong = middle;
        }
        return wrong - start;
    }
}
