using TemplateWorker.Demo.Conversations;

namespace TemplateWorker.Tests.Demo.Conversations;

public sealed class TranscriptComparisonTests
{
    [Fact]
    public void A_conversation_that_goes_as_expected_has_no_differences() =>
        Compare(["alice> /count", "bot> {n}", "alice> /count", "bot> {n+1}"], ["7"], ["8"]).ShouldBeEmpty();

    [Fact]
    public void A_turn_that_differs_is_shown_with_what_was_expected_and_what_came() =>
        Compare(["alice> hi", "bot> hello", "alice> !ping", "bot> pong", "bot> done"], ["hello"], ["pong", "gone"])
            .ShouldBe(["  alice> !ping", "  bot> pong", "- bot> done", "+ bot> gone"]);

    [Fact]
    public void A_missing_answer_is_shown() =>
        Compare(["alice> !ping", "bot> pong"], Array.Empty<string>()).ShouldBe(["  alice> !ping", "- bot> pong"]);

    [Fact]
    public void An_unexpected_answer_is_shown() =>
        Compare(["alice> hi"], ["hello"]).ShouldBe(["  alice> hi", "+ bot> hello"]);

    static IReadOnlyList<string> Compare(string[] file, params string[][] answers)
    {
        var comparison = new TranscriptComparison();
        foreach (var (turn, lines) in ConversationParser.Parse("c.txt", file).Turns.Zip(answers))
        {
            comparison.Add(turn, [.. lines.Select(line => new TranscriptLine("bot", line))]);
        }

        return comparison.Differences;
    }
}
