using TemplateWorker.Demo.Conversations;

namespace TemplateWorker.Tests.Demo.Conversations;

public sealed class ConversationPlayerTests
{
    [Fact]
    public async Task A_turn_waits_for_the_answers_that_are_expected_and_prints_each_line()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        using var transcript = new StringWriter();

        var playing = Play(bot, transcript, ["alice> one", "bot> 1", "alice> two", "bot> 2"]);
        await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "1" });
        await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "2" });

        (await playing).ShouldBeEmpty();
        transcript.ToString().ShouldBe("alice> one\nbot> 1\nalice> two\nbot> 2\n");
    }

    [Fact]
    public async Task An_answer_that_nobody_expected_is_a_difference()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        using var transcript = new StringWriter();

        await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "1" });

        (await Play(bot, transcript, ["alice> one"])).ShouldBe(["  alice> one", "+ bot> 1"]);
    }

    [Fact]
    public async Task What_the_playground_refuses_is_a_difference_whatever_was_expected()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        using var transcript = new StringWriter();

        var differences = await Play(bot, transcript, ["alice> [Yes]", "bot> {*}"]);

        differences.ShouldBe(["  alice> [Yes]", "- bot> {*}", "+ playground> No message shows alice a button [Yes]."]);
    }

    static Task<IReadOnlyList<string>> Play(PlaygroundBot bot, StringWriter transcript, string[] lines) =>
        new ConversationPlayer(bot.Room, bot.View, bot.Watch, () => true, transcript, TimeProvider.System)
            .PlayAsync(ConversationParser.Parse("c.txt", lines), TestContext.Current.CancellationToken);
}
