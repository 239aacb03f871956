namespace TemplateWorker.Discord.Rest;

/// <summary>Makes one segment of a path from text that a template chose.</summary>
static class PathSegment
{
    const int LongestSegment = 1000;

    /// <summary>Escapes the text so that it can neither end the segment nor climb out of it.</summary>
    /// <exception cref="ArgumentException">The text cannot be a segment: it is empty, too long, or means a folder.</exception>
    public static string Escape(string text, string parameter)
    {
        // A URL parser resolves the dot segments even when nothing in them needs escaping.
        if (text.Length is 0 or > LongestSegment || text is "." or "..")
            throw new ArgumentException($"The {parameter} must have 1 to {LongestSegment} characters and be no '.' or '..'.", parameter);
        return Uri.EscapeDataString(text);
    }
}
