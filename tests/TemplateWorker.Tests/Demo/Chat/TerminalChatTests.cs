using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Tests.Demo.Chat;

public sealed class TerminalChatTests
{
    [Fact]
    public async Task One_goes_on_as_another_member_and_lets_somebody_join()
    {
        await using var bot = await PlaygroundBot.StartAsync();

        var output = await ChatAsync(bot, "hi\n/as bob\nhello\n/join dave\n/as dave\n\nhey\n");

        bot.Playground.World.Messages(bot.Playground.ChannelId)
            .Select(message => $"{message.Author.Username}: {message.Content}").ShouldBe(["alice: hi", "bob: hello", "dave: hey"]);
        output.ShouldContain("(dave joined)\n");
    }

    [Theory]
    [InlineData("/as zoe", "(There is no member \"zoe\".")]
    [InlineData("[Yes]", "(No message shows alice a button [Yes].)")]
    [InlineData("/say text:\"open", "(a quote is left open)")]
    [InlineData("/members", "(olivia, alice,")]
    public async Task What_is_answered_without_the_bot_is_in_parentheses(string line, string expected)
    {
        await using var bot = await PlaygroundBot.StartAsync();

        (await ChatAsync(bot, line + "\n")).ShouldContain($"alice> {line}\n{expected}");
    }

    [Fact]
    public async Task A_line_that_comes_while_one_types_is_put_above_the_prompt()
    {
        var typed = new TaskCompletionSource<string>();
        using var input = new SlowReader(typed.Task);
        using var output = new StringWriter();
        var console = new ChatConsole(input, output, isTerminal: true);

        var reading = console.ReadAsync("alice", TestContext.Current.CancellationToken);
        console.Write("bot> pong");
        typed.SetResult("!ping");

        (await reading).ShouldBe("!ping");
        output.ToString().ShouldBe("alice> \r\u001b[Kbot> pong\nalice> ");
    }

    sealed class SlowReader(Task<string> line) : TextReader
    {
        public override string ReadLine() => line.GetAwaiter().GetResult();
    }

    static async Task<string> ChatAsync(PlaygroundBot bot, string typed)
    {
        using var input = new StringReader(typed);
        using var output = new StringWriter();
        await new TerminalChat(bot.Room, bot.View, bot.Watch, new ChatConsole(input, output, isTerminal: false))
            .RunAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
