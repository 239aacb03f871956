using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Hosting;

/// <summary>Makes text of templates fit for a log that people read on a terminal.</summary>
static class PlainText
{
    /// <summary>Longest text that is logged of one line of a template.</summary>
    public const int Longest = 2000;

    /// <summary>The text as it is, cut where it is very long.</summary>
    public static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    /// <summary>The text on one line, without characters that a terminal obeys, and cut where it is very long.</summary>
    public static string OneLine(string text) => PlainLine.Of(text, Longest);
}
