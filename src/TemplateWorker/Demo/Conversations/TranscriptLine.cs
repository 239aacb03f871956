namespace TemplateWorker.Demo.Conversations;

/// <summary>One line of a transcript.</summary>
/// <param name="Who">A member's name, or <see cref="ConversationParser.Bot"/>.</param>
/// <param name="Text">What was said or seen, on one line.</param>
readonly record struct TranscriptLine(string Who, string Text)
{
    /// <summary>As printed: <c>alice&gt; !ping</c>.</summary>
    public override string ToString() => $"{Who}> {Text}";
}
