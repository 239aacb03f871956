using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests.Messages;

/// <summary>Finds the texts of a C# file, as far as finding them needs the language: comments, characters, strings with holes, brackets.</summary>
sealed partial class SourceTextReader
{
    const int LongestBefore = 400;

    static readonly SearchValues<char> Marks = SearchValues.Create("/'\"$@()[]{},");

    readonly string _source;
    readonly List<(int Start, string Text, IReadOnlyList<SourceCall> Calls)> _texts = [];
    readonly Stack<SourceCall?> _open = new();
    int _at;
    int _lastEnd = -1;

    SourceTextReader(string source) => _source = source;

    /// <summary>The texts of a file, in their order. Raw strings, which are SQL, patterns and pages, are none.</summary>
    public static IEnumerable<SourceText> Read(string file)
    {
        var reader = new SourceTextReader(Repository.Read(file));
        reader.ReadCode(isHole: false);
        return reader._texts.Select(text => new SourceText(
            string.Create(CultureInfo.InvariantCulture, $"{file}:{reader._source.AsSpan(0, text.Start).Count('\n') + 1}"), text.Text, text.Calls));
    }

    void ReadCode(bool isHole)
    {
        var depth = _open.Count;
        while (_source.AsSpan(_at).IndexOfAny(Marks) is >= 0 and var next)
        {
            _at += next;
            if (Skipped.Match(_source, _at) is { Success: true } skipped)
            {
                _at += skipped.Length;
            }
            else if (Quote.Match(_source, _at) is { Success: true } quote)
            {
                ReadText(quote, isRead: !isHole);
            }
            else if (!ReadMark(_source[_at++], isHole, depth))
            {
                return;
            }
        }

        _at = _source.Length;
    }

    // Where the type is left out, it is that which the member returns.
    static string CalleeBefore(string code) =>
        Callee.Match(code).Value is var name && name == "new" && Returned.Match(code) is { Success: true } type ? $"new {type.Groups["type"].Value}" : name;

    // False at the brace that ends a hole.
    bool ReadMark(char mark, bool isHole, int depth)
    {
        switch (mark)
        {
            case '(' or '[' or '{':
                _open.Push(mark == '(' ? new SourceCall(CalleeBefore(_source[Math.Max(0, _at - LongestBefore)..(_at - 1)]), 0) : null);
                break;
            case '}' when isHole && _open.Count == depth:
                return false;
            case ')' or ']' or '}' when _open.Count > 0:
                _open.Pop();
                break;
            case ',' when _open.TryPeek(out var call) && call is not null:
                _open.Pop();
                _open.Push(call with { Argument = call.Argument + 1 });
                break;
        }

        return true;
    }

    void ReadText(Match quote, bool isRead)
    {
        var start = _at;
        _at += quote.Length;
        var calls = _open.OfType<SourceCall>().Reverse().ToArray();
        if (quote.Groups["quotes"].Length >= 3)
        {
            _at = _source.IndexOf(quote.Groups["quotes"].Value, _at, StringComparison.Ordinal) + quote.Groups["quotes"].Length;
            return;
        }

        var text = ReadLetters(hasHoles: quote.Value.Contains('$'), isVerbatim: quote.Value.Contains('@'));
        if (!isRead)
        {
            return;
        }

        if (_lastEnd >= 0 && _source[_lastEnd..start].Trim() == "+")
        {
            _texts[^1] = _texts[^1] with { Text = _texts[^1].Text + text };
        }
        else
        {
            _texts.Add((start, text, calls));
        }

        _lastEnd = _at;
    }

    string ReadLetters(bool hasHoles, bool isVerbatim)
    {
        var text = new StringBuilder();
        while (true)
        {
            var (letter, next) = (_source[_at++], _source[_at]);
            if (letter == '"' && !(isVerbatim && next == '"'))
            {
                return text.ToString();
            }

            if (hasHoles && letter == '{' && next != '{')
            {
                ReadCode(isHole: true);
                text.Append(SourceText.Hole);
            }
            else if (letter is '"' || (hasHoles && letter is '{' or '}') || (letter == '\\' && !isVerbatim))
            {
                text.Append(letter == '\\' && next == 'n' ? '\n' : next);
                _at++;
            }
            else
            {
                text.Append(letter);
            }
        }
    }

    [GeneratedRegex("""\G(?://[^\n]*|/\*.*?\*/|'(?:\\[^']+|[^\\'])')""", RegexOptions.Singleline)]
    static partial Regex Skipped { get; }

    [GeneratedRegex("""\G(?:\$+@?|@\$?)?(?<quotes>"{3,}|")""")]
    static partial Regex Quote { get; }

    [GeneratedRegex(@"(?:new )?[\w.?!]*$", RegexOptions.RightToLeft)]
    static partial Regex Callee { get; }

    [GeneratedRegex(@"\b(?<type>\w+Exception)\?? \w+\([^;]*\bnew$")]
    static partial Regex Returned { get; }
}
