using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Playground.World;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Rest;

/// <summary>The first answer to an interaction.</summary>
public sealed class InteractionTests
{
    [Fact]
    public async Task The_bot_learns_who_asked_what_where()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var payload = (await OpenInteraction.OfCommandAsync(playground, client)).Payload;
        payload.GetProperty("type").GetInt32().ShouldBe(2);
        payload.GetProperty("version").GetInt32().ShouldBe(1);
        payload.GetProperty("application_id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
        payload.GetProperty("guild_id").GetString().ShouldBe(playground.Server.GuildId.ToString());
        payload.GetProperty("channel_id").GetString().ShouldBe(playground.Server.ChannelId.ToString());
        payload.GetProperty("channel").GetProperty("name").GetString().ShouldBe("general");
        payload.GetProperty("member").GetProperty("user").GetProperty("username").GetString().ShouldBe("alice");
        payload.GetProperty("member").GetProperty("permissions").GetString().ShouldNotBeNullOrEmpty();
        payload.GetProperty("data").GetProperty("name").GetString().ShouldBe("ask");
    }

    [Fact]
    public async Task A_message_answers_with_204_and_with_the_message_when_asked_for_it()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var first = await OpenInteraction.OfCommandAsync(playground, client);
        var plain = await first.AnswerAsync(4, Text("hello"));
        plain.Status.ShouldBe(204);
        plain.Text.ShouldBeEmpty();
        await client.ReceiveAsync("MESSAGE_CREATE");

        var second = await OpenInteraction.OfCommandAsync(playground, client);
        var full = await second.AnswerAsync(4, Text("hello again"), "?with_response=true");
        full.Status.ShouldBe(200);
        full.Json.GetProperty("interaction").GetProperty("id").GetString().ShouldBe(second.Id);
        var message = full.Json.GetProperty("resource").GetProperty("message");
        message.GetProperty("content").GetString().ShouldBe("hello again");
        message.GetProperty("interaction_metadata").GetProperty("user").GetProperty("username").GetString().ShouldBe("alice");
    }

    [Fact]
    public async Task A_second_answer_comes_too_late()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, Text("one"));
        var second = await interaction.AnswerAsync(4, Text("two"));
        second.Status.ShouldBe(400);
        second.Text.ShouldBe("""{"message":"Interaction has already been acknowledged.","code":40060}""");
    }

    [Fact]
    public async Task Of_many_answers_at_once_one_is_taken()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => interaction.AnswerAsync(4, Text("x"))));
        answers.Count(answer => answer.Status == 204).ShouldBe(1);
        answers.Where(answer => answer.Status != 204).ShouldAllBe(answer => answer.Code == 40060);
        playground.Server.World.Messages(playground.Server.ChannelId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_three_seconds_the_interaction_is_unknown_and_the_member_sees_that_nothing_came()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(time: time);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        using var world = new WatchedWorld(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        time.Advance(TimeSpan.FromSeconds(3.1));
        var late = await interaction.AnswerAsync(4, Text("late"));
        late.Status.ShouldBe(404);
        late.Code.ShouldBe(10062);
        (await world.NextAsync<WorldChange.InteractionTimedOut>()).InteractionId.ToString().ShouldBe(interaction.Id);
    }

    [Fact]
    public async Task A_wrong_token_or_id_is_unknown()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        (await playground.PostAsync($"interactions/{interaction.Id}/wrong/callback", new JsonObject { ["type"] = 5 })).Code.ShouldBe(10062);
        (await playground.PostAsync($"interactions/1/{interaction.Token}/callback", new JsonObject { ["type"] = 5 })).Code.ShouldBe(10062);
    }

    [Theory]
    [InlineData("""{}""", "type", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":6}""", "type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"type":"4"}""", "type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"type":4}""", "data", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":4,"data":{"content":[]}}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"type":9,"data":{"title":"T","custom_id":"c","components":[]}}""", "data.components", "BASE_TYPE_BAD_LENGTH")]
    public async Task A_faulty_answer_is_refused_and_leaves_the_interaction_open(string body, string path, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var refused = await playground.PostAsync($"interactions/{interaction.Id}/{interaction.Token}/callback", JsonNode.Parse(body));
        refused.FormError(path.Split('.')).ShouldBe(code);
        (await interaction.AnswerAsync(4, Text("better"))).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_click_can_change_the_message_it_was_made_on()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfButtonAsync(playground, client);
        var source = interaction.Payload.GetProperty("message").GetProperty("id").GetString();
        interaction.Data.GetProperty("custom_id").GetString().ShouldBe("b");
        interaction.Data.GetProperty("component_type").GetInt32().ShouldBe(2);

        (await interaction.AnswerAsync(7, Text("clicked"))).Status.ShouldBe(204);
        var updated = (await client.ReceiveAsync("MESSAGE_UPDATE")).Data;
        updated.GetProperty("id").GetString().ShouldBe(source);
        updated.GetProperty("content").GetString().ShouldBe("clicked");
        (await interaction.SendAsync(HttpMethod.Get, interaction.Original)).Json.GetProperty("id").GetString().ShouldBe(source);
    }

    [Fact]
    public async Task A_click_can_be_taken_without_a_word_and_the_message_changed_later()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfButtonAsync(playground, client);
        (await interaction.AnswerAsync(6)).Status.ShouldBe(204);
        (await interaction.SendAsync(HttpMethod.Patch, interaction.Original, Text("later"))).Status.ShouldBe(200);
        (await client.ReceiveAsync("MESSAGE_UPDATE")).Data.GetProperty("content").GetString().ShouldBe("later");
    }

    static JsonObject Text(string content) => new() { ["content"] = content };
}
