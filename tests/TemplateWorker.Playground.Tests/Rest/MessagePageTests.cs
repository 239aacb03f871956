using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class MessagePageTests
{
    [Fact]
    public async Task A_page_holds_the_fifty_newest_newest_first()
    {
        await using var playground = await TestPlayground.StartAsync();
        var ids = Post(playground.Server, 60);
        (await PageAsync(playground, "")).ShouldBe(ids.Skip(10).Reverse());
    }

    [Fact]
    public async Task Before_after_and_around_choose_the_page()
    {
        await using var playground = await TestPlayground.StartAsync();
        var ids = Post(playground.Server, 10);
        (await PageAsync(playground, $"?limit=3&before={ids[5]}")).ShouldBe([ids[4], ids[3], ids[2]]);
        (await PageAsync(playground, $"?limit=3&after={ids[5]}")).ShouldBe([ids[8], ids[7], ids[6]]);
        (await PageAsync(playground, $"?limit=4&around={ids[5]}")).ShouldBe([ids[6], ids[5], ids[4], ids[3]]);
    }

    [Theory]
    [InlineData(0, "NUMBER_TYPE_MIN")]
    [InlineData(101, "NUMBER_TYPE_MAX")]
    public async Task A_page_has_1_to_100_messages(int limit, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.GetAsync($"{playground.General}?limit={limit}")).FormError("limit").ShouldBe(code);
    }

    [Fact]
    public async Task A_channel_forgets_its_oldest_messages_and_only_those()
    {
        await using var playground = await TestPlayground.StartAsync(new() { MessagesPerChannel = 16 });
        var ids = Post(playground.Server, 100);
        var kept = await PageAsync(playground, "?limit=100");
        kept.Count.ShouldBeInRange(16, 19);
        kept.ShouldBe(ids.Reverse().Take(kept.Count));
    }

    static IReadOnlyList<string> Post(PlaygroundServer server, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
            server.People.SendMessage(server.ChannelId, server.MemberId, $"message {number}").Id.ToString()),
    ];

    static async Task<IReadOnlyList<string?>> PageAsync(TestPlayground playground, string query) =>
    [
        .. (await playground.GetAsync(playground.General + query)).Json.EnumerateArray()
            .Select(message => message.GetProperty("id").GetString()),
    ];
}
