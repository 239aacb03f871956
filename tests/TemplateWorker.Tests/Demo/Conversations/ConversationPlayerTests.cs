using TemplateWorker.Demo.Conversations;

namespace TemplateWorker.Tests.Demo.Conversations;

public sealed class ConversationPlayerTests
{
    [Fact]
    public async Task A_turn_ends_when_the_bot_rests_and_what_it_does_until_then_belongs_to_the_turn()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        using var transcript = new StringWriter();
        var looks = 0;

        var differences = await Play(bot, transcript, ["alice> one", "bot> one!", "alice> two", "alice> three", "bot> three!"], () =>
        {
            var newest = bot.Playground.World.Messages(bot.Playground.ChannelId)[^1];
            if (!newest.Author.IsBot && ++looks % 3 == 0)
            {
                bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = newest.Content + "!" }).GetAwaiter().GetResult();
            }

            return newest.Author.IsBot;
        });

        differences.ShouldBe(["  alice> two", "+ bot> two!"]);
        transcript.ToString().ShouldBe("alice> one\nbot> one!\nalice> two\nbot> two!\nalice> three\nbot> three!\n");
    }

    [Fact]
    public async Task Several_act_at_once_with_the_numbers_of_earlier_lines()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        using var transcript = new StringWriter();
        await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "ticket 7" });

        (await Play(bot, transcript, ["alice> open", "bot> ticket {n}", "alice,bob> (in #polls) about {n}"])).ShouldBeEmpty();

        var polls = bot.Playground.World.Guilds[0].Channels.Single(channel => channel.Name == "polls");
        bot.Playground.World.Messages(polls.Id).Select(message => $"{message.Author.Username}: {message.Content}")
            .ShouldBe(["alice: about 7", "bob: about 7"]);
        transcript.ToString().ShouldEndWith("alice,bob> (in #polls) about 7\n");
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

    static Task<IReadOnlyList<string>> Play(PlaygroundBot bot, StringWriter transcript, string[] lines, Func<bool>? isAtRest = null) =>
        new ConversationPlayer(bot.Room, bot.View, bot.Watch, isAtRest ?? (() => true), transcript, TimeProvider.System)
            .PlayAsync(ConversationParser.Parse("c.txt", lines), TestContext.Current.CancellationToken);
}
