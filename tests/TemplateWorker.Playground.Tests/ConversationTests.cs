using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests;

/// <summary>The main way through: a bot connects, a person writes, the bot answers, the person reads it.</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task A_bot_gets_ready_hears_a_person_and_answers_where_the_person_reads()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);

        var messageId = await playground.SayAsync("!ping");
        var heard = await client.ReceiveAsync("MESSAGE_CREATE");
        heard.Data.GetProperty("id").GetString().ShouldBe(messageId);
        heard.Data.GetProperty("content").GetString().ShouldBe("!ping");
        heard.Data.GetProperty("author").GetProperty("username").GetString().ShouldBe("alice");
        heard.Data.GetProperty("guild_id").GetString().ShouldBe(playground.Server.GuildId.ToString());

        var posted = await playground.PostAsync(playground.General, new JsonObject { ["content"] = "pong" });
        posted.Status.ShouldBe(200);
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("author").GetProperty("bot").GetBoolean().ShouldBeTrue();

        var seen = (await playground.LookAsync($"channels/{playground.Server.ChannelId}/messages")).Json;
        seen.EnumerateArray().Select(message => message.GetProperty("content").GetString()).ShouldBe(["!ping", "pong"]);
    }
}
