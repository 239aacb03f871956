using System.Globalization;
using System.Text;
using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.TestRunner.Reports;

/// <summary>The lines around a place of the source, with a mark under the column.</summary>
static class SourceExcerpt
{
    const int LinesAround = 2;
    const int MostColumns = 120;

    /// <summary>The lines; none when the source has no such place.</summary>
    public static IReadOnlyList<string> Of(string? source, SourcePlace place)
    {
        var lines = source?.ReplaceLineEndings("\n").Split('\n') ?? [];
        if (place.Line < 1 || place.Line > lines.Length)
            return [];
        var first = Math.Max(1, place.Line - LinesAround);
        var last = Math.Min(lines.Length, place.Line + LinesAround);
        var width = last.ToString(CultureInfo.InvariantCulture).Length;
        var excerpt = new List<string>();
        for (var number = first; number <= last; number++)
        {
            var text = lines[number - 1];
            var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            excerpt.Add($"{(number == place.Line ? '>' : ' ')} {label} | {text[..Math.Min(text.Length, MostColumns)]}".TrimEnd());
            if (number == place.Line && place.Column > 0 && place.Column <= MostColumns)
                excerpt.Add($"  {new string(' ', width)} | {Indent(text, place.Column - 1)}^");
        }
        return excerpt;
    }

    // Tabs stay tabs, so that the mark stands under the character however wide the terminal shows them.
    static string Indent(string text, int count)
    {
        var indent = new StringBuilder();
        for (var i = 0; i < count; i++)
            indent.Append(i < text.Length && text[i] == '\t' ? '\t' : ' ');
        return indent.ToString();
    }
}
