namespace TemplateWorker.Demo.Conversations;

/// <summary>A line that must follow what a member does.</summary>
/// <param name="Who">Whose: <see cref="ConversationParser.Bot"/>, or <see cref="ConversationParser.Refusal"/>.</param>
/// <param name="Pattern">What it says.</param>
/// <param name="IsInAnyOrder">Whether it and such lines beside it may change places.</param>
sealed record ExpectedLine(string Who, LinePattern Pattern, bool IsInAnyOrder)
{
    /// <summary>As printed where it is missing.</summary>
    public override string ToString() => new TranscriptLine(Who, Pattern.ToString()).ToString();

    /// <summary>Whether a line is this one. Numbers that get a name are added when it is.</summary>
    public bool Fits(TranscriptLine line, IDictionary<string, long> numbers) => line.Who == Who && Pattern.Matches(line.Text, numbers);
}
