namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>A text of the typings that is read from front to back, one declaration or member at a time.</summary>
sealed class TypingText(string text)
{
    int _at;

    /// <summary>Reads a declaration.</summary>
    /// <param name="comment">Its comment.</param>
    /// <param name="statement">What stands before its body, or before the semicolon.</param>
    /// <param name="body">What stands between its braces; empty where there are none.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryReadStatement(out TypingComment comment, out string statement, out string body)
    {
        body = "";
        comment = ReadComment();
        if (_at == text.Length)
        {
            statement = "";
            return false;
        }

        var hasBody = StartsWithBody();
        var start = _at;
        MoveTo(hasBody ? '{' : ';');
        statement = Unindented(start);
        if (hasBody)
        {
            var open = ++_at;
            MoveTo('}');
            body = text[open.._at];
        }

        _at++;
        return true;
    }

    /// <summary>Reads a member.</summary>
    /// <param name="comment">Its comment.</param>
    /// <param name="declaration">What stands before the semicolon.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryReadMember(out TypingComment comment, out string declaration)
    {
        comment = ReadComment();
        if (_at == text.Length)
        {
            declaration = "";
            return false;
        }

        var start = _at;
        MoveTo(';');
        declaration = Unindented(start);
        _at++;
        return true;
    }

    bool StartsWithBody()
    {
        var line = text[_at..Math.Max(_at, text.IndexOf('\n', _at))];
        return line.StartsWith("declare module", StringComparison.Ordinal)
            || line.Contains("interface ", StringComparison.Ordinal)
            || line.Contains("class ", StringComparison.Ordinal);
    }

    TypingComment ReadComment()
    {
        var comment = TypingComment.None;
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            else if (string.CompareOrdinal(text, _at, "/**", 0, 3) == 0)
            {
                var end = text.IndexOf("*/", _at, StringComparison.Ordinal) + 2;
                comment = TypingComment.Parse(text[_at..end]);
                _at = end;
            }
            else if (string.CompareOrdinal(text, _at, "//", 0, 2) == 0)
            {
                _at = text.IndexOf('\n', _at);
            }
            else
            {
                break;
            }
        }

        return comment;
    }

    // To the next such character that stands in no brackets, no quotes and no comment.
    void MoveTo(char wanted)
    {
        var depth = 0;
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (depth == 0 && c == wanted)
            {
                return;
            }

            if (c == '"')
            {
                _at = text.IndexOf('"', _at + 1);
            }
            else if (string.CompareOrdinal(text, _at, "/**", 0, 3) == 0)
            {
                _at = text.IndexOf("*/", _at, StringComparison.Ordinal) + 1;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
            }
        }

        throw new FormatException($"The typings end where a '{wanted}' was expected.");
    }

    // What stands from there to here, moved to the left by the column it begins in.
    string Unindented(int start)
    {
        var indent = start - text.LastIndexOf('\n', start) - 1;
        return string.Join('\n', text[start.._at].TrimEnd().Split('\n').Select(line => CutIndent(line, indent)));
    }

    static string CutIndent(string line, int indent) =>
        line.Length >= indent && string.IsNullOrWhiteSpace(line[..indent]) ? line[indent..] : line;
}
