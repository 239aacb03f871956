using System.Globalization;

namespace TemplateWorker.Protocol.Messages;

/// <summary>Text of somebody else as it may stand within a line of a log or of a terminal.</summary>
public static class PlainLine
{
    /// <summary>The text on one line, without characters that a terminal obeys, and cut where it is long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Characters after which it is cut.</param>
    public static string Of(string text, int longest)
    {
        var end = Math.Min(text.Length, longest);
        var plain = string.Create(end, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = IsHarmless(source[i]) ? source[i] : ' ';
        });
        return end < text.Length ? plain + "…" : plain;
    }

    // Control characters move the cursor or colour the screen; format characters reverse the direction of writing.
    static bool IsHarmless(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
