namespace TemplateWorker.Execution.Checks;

/// <summary>Text of an untrusted process as errors show it.</summary>
static class Shown
{
    const int Longest = 60;

    /// <summary>One short line.</summary>
    public static string Short(string text)
    {
        var cut = text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
        return new string([.. cut.Select(character => char.IsControl(character) ? '?' : character)]);
    }
}
