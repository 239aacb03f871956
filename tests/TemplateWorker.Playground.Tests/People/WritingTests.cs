using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class WritingTests
{
    [Theory]
    [InlineData("", 400, "needs a text")]
    [InlineData("   ", 400, "needs a text")]
    public async Task A_message_needs_a_text(string content, int status, string message)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.SayAsync("alice", "general", content);
        answer.Status.ShouldBe(status);
        answer.Text.ShouldContain(message);
    }

    [Fact]
    public async Task What_was_written_and_reacted_can_be_changed_and_taken_back()
    {
        await using var playground = await TestPlayground.StartAsync();
        var id = await playground.SayAsync("helo");
        var (alice, bob) = (playground.Id("alice"), playground.Id("bob"));
        (await ActAsync(HttpMethod.Patch, $"messages/{id}", new JsonObject { ["member_id"] = alice, ["content"] = "hello" })).Status.ShouldBe(200);
        (await ActAsync(HttpMethod.Patch, $"messages/{id}", new JsonObject { ["member_id"] = bob, ["content"] = "x" })).Status.ShouldBe(403);
        var reaction = new JsonObject { ["message_id"] = id, ["member_id"] = bob, ["emoji"] = "👍" };
        (await ActAsync(HttpMethod.Post, "reactions", reaction)).Status.ShouldBe(204);
        (await ActAsync(HttpMethod.Delete, "reactions", reaction)).Status.ShouldBe(204);
        (await ActAsync(HttpMethod.Delete, "reactions", reaction)).Status.ShouldBe(404);
        (await ActAsync(HttpMethod.Post, "reactions", new JsonObject { ["message_id"] = id, ["member_id"] = bob, ["emoji"] = "thumbs" })).Status.ShouldBe(400);

        (await playground.ReadAsync())[0].GetProperty("text").GetString().ShouldBe("hello");
        (await ActAsync(HttpMethod.Delete, $"messages/{id}")).Status.ShouldBe(400);
        (await ActAsync(HttpMethod.Delete, $"messages/{id}?member_id={bob}")).Status.ShouldBe(403);
        (await ActAsync(HttpMethod.Delete, $"messages/{id}?member_id={alice}")).Status.ShouldBe(204);
        (await playground.ReadAsync()).ShouldBeEmpty();

        Task<Answer> ActAsync(HttpMethod method, string path, JsonNode? body = null) =>
            TestPlayground.SendAsync(playground.Anybody, method, "playground/" + path, body?.DeepClone());
    }

    [Fact]
    public async Task A_message_has_at_most_2000_characters()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.SayAsync("alice", "general", new string('x', 2000))).Status.ShouldBe(200);
        (await playground.SayAsync("alice", "general", new string('x', 2001))).Text.ShouldContain("2001");
    }

    [Theory]
    [InlineData("alice", "welcome")]
    [InlineData("alice", "mod-log")]
    [InlineData("bot", "general")]
    public async Task Who_may_not_write_is_told_so(string member, string channel)
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.SayAsync(member, channel, "x")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Moderators_and_the_owner_write_where_others_do_not_even_look()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.SayAsync("mona", "staff-only", "x")).Status.ShouldBe(200);
        (await playground.SayAsync("olivia", "staff-only", "x")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{}""", "channel_id")]
    [InlineData("""{"channel_id":"1"}""", "member_id")]
    [InlineData("""{"channel_id":"1","member_id":"2"}""", "content")]
    [InlineData("""{"channel_id":"general","member_id":"2","content":"x"}""", "channel_id")]
    [InlineData("""{"channel_id":"1","member_id":"2","content":"x"}""", "There is no channel 1.")]
    [InlineData("[]", "channel_id")]
    public async Task What_is_missing_or_unknown_is_named(string body, string named)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.ActAsync("messages", JsonNode.Parse(body)!);
        answer.Status.ShouldBeOneOf(400, 404);
        answer.Json.GetProperty("message").GetString()!.ShouldContain(named);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task Json_is_read_whatever_it_calls_itself(string contentType)
    {
        await using var playground = await TestPlayground.StartAsync();
        var body = $$"""{"channel_id":"{{playground.Server.ChannelId}}","member_id":"{{playground.Server.MemberId}}","content":"x"}""";
        using var content = new StringContent(body, new MediaTypeHeaderValue(contentType));
        using var response = await playground.Anybody.PostAsync(
            "playground/messages", content, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Ids_may_be_numbers_too()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.ActAsync("messages", new JsonObject
        {
            ["channel_id"] = playground.Server.ChannelId.Value,
            ["member_id"] = playground.Server.MemberId.Value,
            ["content"] = "x",
        });
        answer.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_person_may_react()
    {
        await using var playground = await TestPlayground.StartAsync();
        var body = new JsonObject
        {
            ["message_id"] = await playground.SayAsync("hello"),
            ["member_id"] = playground.Id("bob"),
            ["emoji"] = "🎉",
        };
        (await playground.ActAsync("reactions", body)).Status.ShouldBe(204);
        (await playground.ReadAsync())[0].GetProperty("reactions")[0].GetProperty("emoji").GetProperty("name").GetString().ShouldBe("🎉");
    }
}
