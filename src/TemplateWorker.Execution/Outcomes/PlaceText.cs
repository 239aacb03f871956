using System.Buffers;
using System.Globalization;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// One <c>template/file.js:line:column</c> in a text that a template had a hand in. Found from its end, each character
/// before it looked at once: whoever writes the text must not decide how long the search takes.
/// </summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Template">Name of the template.</param>
/// <param name="File">Path of the file in it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
readonly record struct PlaceText(int Start, int Length, string Template, string File, int Line, int Column)
{
    // As names and paths of templates are bounded (SourceLimits).
    const int LongestName = 64;
    const int LongestFile = 203;
    const int MostDigits = 7;
    const string End = ".js:";

    static readonly SearchValues<char> OfPaths =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    /// <summary>The first place from an index on; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The index.</param>
    public static PlaceText? Find(string text, int from)
    {
        for (var search = from; ;)
        {
            var end = text.IndexOf(End, search, StringComparison.Ordinal);
            if (end < 0)
                return null;
            search = end + End.Length;
            if (ReadNumber(text, search) is not { } line || search + line.Digits is var colon && !text.AsSpan(colon).StartsWith(':'))
                continue;
            if (ReadNumber(text, colon + 1) is not { } column || FindPath(text, from, end) is not var (start, slash))
                continue;
            return new PlaceText(
                start, colon + 1 + column.Digits - start, text[start..slash], text[(slash + 1)..(search - 1)], line.Value, column.Value);
        }
    }

    static (int Value, int Digits)? ReadNumber(string text, int at)
    {
        var digits = 0;
        while (digits < MostDigits && at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
            digits++;
        return digits == 0 ? null : (int.Parse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture), digits);
    }

    // The name ends at the first slash of the path after which the rest is short enough for a file.
    static (int Start, int Slash)? FindPath(string text, int from, int end)
    {
        var least = Math.Max(from, end - LongestName - LongestFile - 1);
        var path = text.AsSpan(least, end - least);
        var begin = least + path.LastIndexOfAnyExcept(OfPaths) + 1;
        for (var slash = begin; (slash = text.IndexOf('/', slash, end - slash)) >= 0; begin = ++slash)
        {
            if (end + End.Length - 2 - slash > LongestFile || slash + 1 == end)
                continue;
            var start = Math.Max(begin, slash - LongestName);
            while (start < slash && !IsFirstOfName(text[start]))
                start++;
            if (start < slash)
                return (start, slash);
        }
        return null;
    }

    static bool IsFirstOfName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
