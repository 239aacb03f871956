namespace TemplateWorker.Demo.Conversations;

/// <summary>Compares what the bot said in a turn with what the conversation expects.</summary>
sealed class TranscriptComparison
{
    readonly Dictionary<string, long> _numbers = [];
    readonly List<string> _differences = [];

    /// <summary>
    /// The turns that went otherwise than expected: their lines, those expected but absent after <c>-</c>, those
    /// that came unexpected after <c>+</c>. Empty when all went as expected.
    /// </summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Compares one turn; call it for every turn in order, since numbers are named on the way.</summary>
    public void Add(ConversationTurn turn, IReadOnlyList<TranscriptLine> answers)
    {
        var lines = new List<string>();
        var differs = turn.Expected.Count != answers.Count;
        for (var i = 0; i < Math.Max(turn.Expected.Count, answers.Count); i++)
        {
            var expected = i < turn.Expected.Count ? turn.Expected[i] : null;
            if (i < answers.Count && Fits(expected, answers[i]))
            {
                lines.Add($"  {answers[i]}");
                continue;
            }

            differs = true;
            if (expected is not null)
            {
                lines.Add($"- {new TranscriptLine(ConversationParser.Bot, expected.ToString())}");
            }

            if (i < answers.Count)
            {
                lines.Add($"+ {answers[i]}");
            }
        }

        if (differs)
        {
            _differences.Add($"  {new TranscriptLine(turn.Member, turn.Text)}");
            _differences.AddRange(lines);
        }
    }

    bool Fits(LinePattern? expected, TranscriptLine answer) =>
        answer.Who == ConversationParser.Bot && expected is not null && expected.Matches(answer.Text, _numbers);
}
