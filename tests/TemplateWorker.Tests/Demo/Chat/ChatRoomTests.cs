using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Tests.Demo.Chat;

public sealed class ChatRoomTests
{
    [Fact]
    public async Task Who_joins_can_act_at_once()
    {
        await using var bot = await PlaygroundBot.StartAsync();

        bot.Room.Act("dave", new ChatAction.Join());
        bot.Room.Act("dave", new ChatAction.Say("hello"));

        var message = bot.Playground.World.Messages(bot.Playground.ChannelId).Single();
        message.Author.Username.ShouldBe("dave");
        message.Author.GlobalName.ShouldBe("Dave");
    }

    [Theory]
    [InlineData("zoe", "hi", "There is no member \"zoe\". Here are: olivia, alice, bob, mona.")]
    [InlineData("alice", "/nothing", "There is no command \"nothing\". Registered: none.")]
    [InlineData("alice", "[Yes]", "No message shows alice a button [Yes].")]
    public async Task What_cannot_be_done_is_refused_with_what_would_do(string member, string text, string expected)
    {
        await using var bot = await PlaygroundBot.StartAsync();

        Should.Throw<ChatException>(() => bot.Room.Act(member, ChatActionParser.Parse(text))).Message.ShouldBe(expected);
    }
}
