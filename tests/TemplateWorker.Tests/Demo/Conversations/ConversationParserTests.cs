using TemplateWorker.Demo.Chat;
using TemplateWorker.Demo.Conversations;

namespace TemplateWorker.Tests.Demo.Conversations;

public sealed class ConversationParserTests
{
    [Fact]
    public void Each_line_of_a_member_starts_a_turn_with_the_answers_that_follow()
    {
        var conversation = ConversationParser.Parse("c.txt",
        [
            "# how it starts",
            "",
            "alice> !ping",
            "bot> pong",
            "bob> (joins)",
            "bot> Welcome, bob!",
            "bot> {n} members",
            "alice> bye > now",
        ]);

        conversation.Turns.Select(turn => turn.Who).ShouldBe(["alice", "bob", "alice"]);
        conversation.Turns.Select(turn => turn.Action)
            .ShouldBe([new ChatAction.Say("!ping"), new ChatAction.Join(), new ChatAction.Say("bye > now")]);
        conversation.Turns.Select(turn => string.Join('|', turn.Expected)).ShouldBe(["bot> pong", "bot> Welcome, bob!|bot> {n} members", ""]);
    }

    [Fact]
    public void Several_can_act_at_once_and_lines_may_be_refusals_or_change_places()
    {
        var turn = ConversationParser.Parse("c.txt", ["eve,frank> (joins)", "bot~> Hi, eve", "bot~> Hi, frank", "playground> no"]).Turns.Single();

        turn.Members.ShouldBe(["eve", "frank"]);
        turn.Expected.Select(line => (line.Who, line.IsInAnyOrder)).ShouldBe([("bot", true), ("bot", true), ("playground", false)]);
    }

    [Theory]
    [InlineData("hello", "c.txt:1: a line is")]
    [InlineData("the bot> hello", "c.txt:1: a line is")]
    [InlineData("bot> hello", "c.txt:1: the bot cannot speak before a member does")]
    [InlineData("playground> no", "c.txt:1: the playground cannot speak before a member does")]
    [InlineData("alice,> hello", "c.txt:1: \"alice,\" is not who acts")]
    [InlineData("alice,bot> hello", "c.txt:1: \"alice,bot\" is not who acts")]
    [InlineData("alice~> hello", "c.txt:1: \"alice~\" is not who acts")]
    [InlineData("alice> hi\nalice> /", "c.txt:2: a slash command is /name")]
    [InlineData("alice> hi\n\nalice> (sets starboard)", "c.txt:3: settings are (sets TEMPLATE name:value …)")]
    [InlineData("# nothing", "c.txt: no member says anything")]
    public void A_file_that_cannot_be_read_is_answered_with_its_line(string text, string expected) =>
        Should.Throw<FormatException>(() => ConversationParser.Parse("c.txt", text.Split('\n'))).Message.ShouldStartWith(expected);
}
