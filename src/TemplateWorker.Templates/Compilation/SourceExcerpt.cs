using System.Globalization;
using System.Text;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Shows the lines around a place in a source file, with a mark under the column.</summary>
public static class SourceExcerpt
{
    const int LinesBefore = 2;
    const int LinesAfter = 1;

    // A minified file has lines of thousands of characters; the mark must stay on the screen.
    const int MostColumns = 120;

    /// <summary>The excerpt, ending in a line break; empty when the source has no such line.</summary>
    /// <param name="source">The whole file.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="column">1-based column, 0 when unknown.</param>
    public static string Of(string source, int line, int column)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        if (line < 1 || line > lines.Length)
        {
            return "";
        }

        var shift = Math.Max(0, column - (MostColumns * 2 / 3));
        var first = Math.Max(1, line - LinesBefore);
        var last = Math.Min(lines.Length, line + LinesAfter);
        var width = last.ToString(CultureInfo.InvariantCulture).Length;
        var excerpt = new StringBuilder();
        for (var number = first; number <= last; number++)
        {
            var text = Cut(lines[number - 1], shift);
            var mark = number == line ? '>' : ' ';
            var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            excerpt.Append($"{mark} {label} | {text}".TrimEnd()).Append('\n');
            if (number == line && column > 0)
            {
                excerpt.Append(' ', width + 3).Append("| ").Append(Indent(text, column - shift - 1)).Append("^\n");
            }
        }

        return excerpt.ToString();
    }

    static string Cut(string text, int shift) =>
        text.Length <= shift ? "" : text[shift..Math.Min(text.Length, shift + MostColumns)];

    // Tabs stay tabs, so that the mark stands under the character however wide the terminal shows them.
    static string Indent(string text, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => i < text.Length && text[i] == '\t' ? '\t' : ' '));
}
