using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Rest;

/// <summary>What follows the first answer to an interaction.</summary>
public sealed class FollowUpTests
{
    const int Ephemeral = 64;

    [Fact]
    public async Task The_first_answer_is_read_edited_and_deleted_as_original()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("one"));
        (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Json.GetProperty("content").GetString().ShouldBe("one");
        (await interaction.SendAsync(HttpMethod.Patch, interaction.Original, Text("two"))).Json
            .GetProperty("content").GetString().ShouldBe("two");
        (await interaction.SendAsync(HttpMethod.Delete, interaction.Original)).Status.ShouldBe(204);
        (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task Thinking_ends_with_the_edit_that_brings_the_content()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(5);
        var thinking = (await client.ReceiveAsync("MESSAGE_CREATE")).Data;
        thinking.GetProperty("flags").GetInt32().ShouldBe(128);
        thinking.GetProperty("content").GetString().ShouldBe("");

        var done = (await interaction.SendAsync(HttpMethod.Patch, interaction.Original, Text("done"))).Json;
        done.GetProperty("id").GetString().ShouldBe(thinking.GetProperty("id").GetString());
        done.GetProperty("flags").GetInt32().ShouldBe(0);
        done.GetProperty("edited_timestamp").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task The_first_follow_up_fills_the_thinking_in_and_the_next_one_stands_below()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(5);
        await interaction.SendAsync(HttpMethod.Post, interaction.FollowUps, Text("first"));
        await interaction.SendAsync(HttpMethod.Post, interaction.FollowUps, Text("second"));
        playground.Server.World.Messages(playground.Server.ChannelId).Select(message => message.Content)
            .ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task An_ephemeral_answer_reaches_neither_the_gateway_nor_the_channel_of_the_bot()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("for alice", Ephemeral));
        var original = (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Json;
        original.GetProperty("flags").GetInt32().ShouldBe(Ephemeral);

        (await playground.GetAsync(playground.General)).Json.GetArrayLength().ShouldBe(0);
        (await playground.GetAsync($"{playground.General}/{original.GetProperty("id").GetString()}")).Code.ShouldBe(10008);
        await playground.SayAsync("for all");
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString().ShouldBe("for all");
    }

    [Fact]
    public async Task A_follow_up_is_edited_and_deleted_by_its_id()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("one"));
        var followUp = (await interaction.SendAsync(HttpMethod.Post, interaction.FollowUps, Text("two", Ephemeral))).Json;
        var path = $"{interaction.FollowUps}/messages/{followUp.GetProperty("id").GetString()}";
        (await interaction.SendAsync(HttpMethod.Patch, path, Text("three"))).Json.GetProperty("content").GetString().ShouldBe("three");
        (await interaction.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(204);
        (await interaction.SendAsync(HttpMethod.Delete, path)).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task A_token_reaches_only_the_messages_of_its_own_interaction()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var other = (await playground.PostAsync(playground.General, Text("not yours"))).Json.GetProperty("id").GetString();
        await client.ReceiveAsync("MESSAGE_CREATE");
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("one"));
        (await interaction.SendAsync(HttpMethod.Patch, $"{interaction.FollowUps}/messages/{other}", Text("x"))).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task Before_the_first_answer_there_is_nothing_to_follow()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var early = await interaction.SendAsync(HttpMethod.Post, interaction.FollowUps, Text("x"));
        early.Status.ShouldBe(404);
        early.Code.ShouldBe(10015);
    }

    [Fact]
    public async Task A_wrong_token_is_invalid_and_a_right_one_runs_out_after_a_quarter_of_an_hour()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(time: time);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("one"));
        var wrong = await interaction.SendAsync(
            HttpMethod.Get, $"api/v10/webhooks/{playground.Server.ApplicationId}/wrong/messages/@original");
        wrong.Status.ShouldBe(401);
        wrong.Code.ShouldBe(50027);

        time.Advance(TimeSpan.FromMinutes(14.9));
        (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Status.ShouldBe(200);
        time.Advance(TimeSpan.FromMinutes(0.2));
        (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Code.ShouldBe(50027);
    }

    static JsonObject Text(string content, int flags = 0) => new() { ["content"] = content, ["flags"] = flags };
}
