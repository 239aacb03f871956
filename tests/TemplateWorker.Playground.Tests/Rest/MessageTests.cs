using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class MessageTests
{
    [Fact]
    public async Task A_message_is_posted_read_edited_and_deleted()
    {
        await using var playground = await TestPlayground.StartAsync();
        var posted = (await playground.PostAsync(playground.General, new JsonObject { ["content"] = "one" })).Json;
        var path = $"{playground.General}/{posted.GetProperty("id").GetString()}";
        posted.GetProperty("author").GetProperty("id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
        posted.GetProperty("channel_id").GetString().ShouldBe(playground.Server.ChannelId.ToString());
        posted.GetProperty("type").GetInt32().ShouldBe(0);
        posted.GetProperty("edited_timestamp").GetString().ShouldBeNull();

        (await playground.GetAsync(path)).Json.GetProperty("content").GetString().ShouldBe("one");
        var edited = (await playground.PatchAsync(path, new JsonObject { ["content"] = "two" })).Json;
        edited.GetProperty("content").GetString().ShouldBe("two");
        edited.GetProperty("edited_timestamp").GetString().ShouldNotBeNull();
        (await playground.DeleteAsync(path)).Status.ShouldBe(204);
        (await playground.GetAsync(path)).Code.ShouldBe(10008);
        (await playground.DeleteAsync(path)).Code.ShouldBe(10008);
        (await playground.PatchAsync(path, new JsonObject { ["content"] = "three" })).Code.ShouldBe(10008);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"content":""}""")]
    [InlineData("""{"content":"  \n"}""")]
    [InlineData("""{"content":null,"embeds":[],"components":[]}""")]
    public async Task An_empty_message_cannot_be_sent(string body)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.PostAsync(playground.General, JsonNode.Parse(body));
        answer.Status.ShouldBe(400);
        answer.Text.ShouldBe("""{"message":"Cannot send an empty message","code":50006}""");
    }

    [Fact]
    public async Task Editing_the_last_content_away_leaves_an_empty_message_and_is_refused()
    {
        await using var playground = await TestPlayground.StartAsync();
        var posted = (await playground.PostAsync(playground.General, new JsonObject { ["content"] = "one" })).Json;
        var path = $"{playground.General}/{posted.GetProperty("id").GetString()}";
        (await playground.PatchAsync(path, new JsonObject { ["content"] = "" })).Code.ShouldBe(50006);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"content":"\ud83d"}""")]
    [InlineData("""{"\udc00":1}""")]
    public async Task What_is_no_json_is_refused(string body)
    {
        await using var playground = await TestPlayground.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await playground.Bot.PostAsync(playground.General, content, TestContext.Current.CancellationToken);
        var answer = await Answer.ReadAsync(response);
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe(50109);
    }

    [Fact]
    public async Task A_message_that_holds_a_whole_emoji_as_two_escapes_is_fine()
    {
        await using var playground = await TestPlayground.StartAsync();
        using var content = new StringContent("""{"content":"\ud83d\ude00"}""", Encoding.UTF8, "application/json");
        using var response = await playground.Bot.PostAsync(playground.General, content, TestContext.Current.CancellationToken);
        (await Answer.ReadAsync(response)).Json.GetProperty("content").GetString().ShouldBe("😀");
    }

    [Fact]
    public async Task Two_thousand_characters_are_allowed_and_one_more_is_not()
    {
        await using var playground = await TestPlayground.StartAsync();
        var most = string.Concat(Enumerable.Repeat("😀", 2000));
        (await playground.PostAsync(playground.General, new JsonObject { ["content"] = most })).Status.ShouldBe(200);
        (await playground.PostAsync(playground.General, new JsonObject { ["content"] = most + "!" }))
            .FormError("content").ShouldBe("BASE_TYPE_MAX_LENGTH");
    }

    [Fact]
    public async Task Somebody_elses_message_cannot_be_edited_but_a_moderating_bot_may_delete_it()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"{playground.General}/{await playground.SayAsync("hello")}";
        var edit = await playground.PatchAsync(path, new JsonObject { ["content"] = "other" });
        edit.Status.ShouldBe(403);
        edit.Code.ShouldBe(50005);
        (await playground.DeleteAsync(path)).Status.ShouldBe(204);
        (await playground.LookAsync($"channels/{playground.Server.ChannelId}/messages")).Json.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_enforced_nonce_posts_once()
    {
        await using var playground = await TestPlayground.StartAsync();
        var body = new JsonObject { ["content"] = "once", ["nonce"] = "n", ["enforce_nonce"] = true };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            playground.PostAsync(playground.General, body.DeepClone())));
        answers.Select(answer => answer.Json.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        answers[0].Json.GetProperty("nonce").GetString().ShouldBe("n");
        playground.Server.World.Messages(playground.Server.ChannelId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_carries_the_message_it_answers_and_mentions_its_author()
    {
        await using var playground = await TestPlayground.StartAsync();
        var asked = await playground.SayAsync("question");
        var reply = (await playground.PostAsync(playground.General, Reply(asked))).Json;
        reply.GetProperty("type").GetInt32().ShouldBe(19);
        reply.GetProperty("referenced_message").GetProperty("content").GetString().ShouldBe("question");
        reply.GetProperty("mentions")[0].GetProperty("username").GetString().ShouldBe("alice");
    }

    [Fact]
    public async Task A_reply_to_nothing_is_refused_unless_it_may_stand_alone()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.PostAsync(playground.General, Reply("1"))).FormError("message_reference")
            .ShouldBe("REPLIES_UNKNOWN_MESSAGE");
        var alone = Reply("1");
        alone["message_reference"]!["fail_if_not_exists"] = false;
        (await playground.PostAsync(playground.General, alone)).Json.GetProperty("type").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Only_allowed_mentions_notify()
    {
        await using var playground = await TestPlayground.StartAsync();
        var text = $"<@{playground.Server.MemberId}> @everyone";
        var all = (await playground.PostAsync(playground.General, new JsonObject { ["content"] = text })).Json;
        all.GetProperty("mentions").GetArrayLength().ShouldBe(1);
        all.GetProperty("mention_everyone").GetBoolean().ShouldBeTrue();
        var none = (await playground.PostAsync(playground.General, new JsonObject
        {
            ["content"] = text,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        })).Json;
        none.GetProperty("mentions").GetArrayLength().ShouldBe(0);
        none.GetProperty("mention_everyone").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Typing_is_taken_and_told()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        (await playground.PostAsync($"channels/{playground.Server.ChannelId}/typing", null)).Status.ShouldBe(204);
        (await client.ReceiveAsync("TYPING_START")).Data.GetProperty("user_id").GetString()
            .ShouldBe(playground.Server.ApplicationId.ToString());
    }

    static JsonObject Reply(string messageId) => new()
    {
        ["content"] = "answer",
        ["message_reference"] = new JsonObject { ["message_id"] = messageId },
    };
}
