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

    [Fact]
    public void Lines_that_may_change_places_may_come_in_any_order_and_others_may_not()
    {
        string[] file = ["eve,frank> (joins)", "bot~> Hi, eve", "bot~> Hi, frank", "bot> done"];

        Compare(file, ["Hi, frank", "Hi, eve", "done"]).ShouldBeEmpty();
        Compare(file, ["Hi, frank", "done", "Hi, eve"])
            .ShouldBe(["  eve,frank> (joins)", "  bot> Hi, frank", "- bot> Hi, eve", "+ bot> done", "- bot> done", "+ bot> Hi, eve"]);
    }

    [Fact]
    public void A_refusal_is_no_line_of_the_bot() =>
        Compare(["alice> /ban", "playground> no"], ["no"]).ShouldBe(["  alice> /ban", "- playground> no", "+ bot> no"]);

    [Fact]
    public void Numbers_of_earlier_lines_are_filled_in_where_they_are_known()
    {
        var comparison = new TranscriptComparison();
        comparison.Add(ConversationParser.Parse("c.txt", ["alice> open", "bot> ticket {n}"]).Turns[0], [new TranscriptLine("bot", "ticket 7")]);

        comparison.Fill("(in #ticket-{n}) {n+1} {name} {*}").ShouldBe("(in #ticket-7) 8 {name} {*}");
    }

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
