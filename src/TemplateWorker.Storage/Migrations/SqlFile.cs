namespace TemplateWorker.Storage.Migrations;

/// <summary>
/// Splits a file into its statements, so that each can be run, and blamed, alone. Knows quoted text, dollar quotes and
/// comments (https://www.postgresql.org/docs/current/sql-syntax-lexical.html); escape strings (E'…') are not used here.
/// </summary>
static class SqlFile
{
    public static List<SqlStatement> Split(string text)
    {
        var statements = new List<SqlStatement>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ';')
            {
                AddStatement(statements, text, start, i);
                start = ++i;
            }
            else
            {
                i = SkipToken(text, i);
            }
        }
        AddStatement(statements, text, start, text.Length);
        return statements;
    }

    static int SkipToken(string text, int start) => text[start] switch
    {
        '\'' or '"' => After(text, text[start].ToString(), start + 1),
        '-' when At(text, start + 1, '-') => After(text, "\n", start),
        '/' when At(text, start + 1, '*') => After(text, "*/", start + 2),
        '$' when DollarQuote(text, start) is { } quote => After(text, quote, start + quote.Length),
        _ => start + 1,
    };

    static string? DollarQuote(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return At(text, end, '$') && !(start + 1 < end && char.IsAsciiDigit(text[start + 1])) ? text[start..(end + 1)] : null;
    }

    static int After(string text, string mark, int start)
    {
        var place = text.IndexOf(mark, start, StringComparison.Ordinal);
        return place < 0 ? text.Length : place + mark.Length;
    }

    static bool At(string text, int place, char expected) => place < text.Length && text[place] == expected;

    static void AddStatement(List<SqlStatement> statements, string text, int start, int end)
    {
        start = SkipBlank(text, start, end);
        if (start < end)
            statements.Add(new SqlStatement(text[start..end], text.AsSpan(0, start).Count('\n') + 1));
    }

    static int SkipBlank(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '-' && At(text, start + 1, '-')))
            start = char.IsWhiteSpace(text[start]) ? start + 1 : After(text, "\n", start);
        return Math.Min(start, end);
    }
}
