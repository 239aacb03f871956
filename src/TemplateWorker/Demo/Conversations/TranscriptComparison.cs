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

    /// <summary>What a member does, with the numbers of the turns before in place of their names.</summary>
    public string Fill(string text) => LinePattern.Fill(text, _numbers);

    /// <summary>Compares one turn; call it for every turn in order, since numbers are named on the way.</summary>
    public void Add(ConversationTurn turn, IReadOnlyList<TranscriptLine> answers)
    {
        var lines = new List<string>();
        var expected = turn.Expected.ToList();
        var differs = false;
        foreach (var answer in answers)
        {
            var place = PlaceOf(answer, expected);
            if (place >= 0)
            {
                expected.RemoveAt(place);
                lines.Add($"  {answer}");
                continue;
            }

            differs = true;
            if (expected.Count > 0)
            {
                lines.Add($"- {expected[0]}");
                expected.RemoveAt(0);
            }

            lines.Add($"+ {answer}");
        }

        lines.AddRange(expected.Select(missing => $"- {missing}"));
        if (differs || expected.Count > 0)
        {
            _differences.Add($"  {new TranscriptLine(turn.Who, turn.Text)}");
            _differences.AddRange(lines);
        }
    }

    // The next line, or one of those at the beginning that may change places.
    int PlaceOf(TranscriptLine answer, List<ExpectedLine> expected)
    {
        for (var i = 0; i < expected.Count && (i == 0 || (expected[i - 1].IsInAnyOrder && expected[i].IsInAnyOrder)); i++)
        {
            if (expected[i].Fits(answer, _numbers))
            {
                return i;
            }
        }

        return -1;
    }
}
