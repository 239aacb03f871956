using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.People;

/// <summary>What a program that looks on is told, without asking again and again.</summary>
public sealed class ChangeStreamTests
{
    [Fact]
    public async Task Everything_a_person_could_notice_is_told_in_order()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await using var changes = await OpenAsync(playground);

        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        (await NextAsync(changes, "commands_changed")).GetProperty("guild_id").ValueKind.ShouldBe(JsonValueKind.Null);
        await interaction.AnswerAsync(5, new JsonObject { ["flags"] = 64 });
        var thinking = (await NextAsync(changes, "message_created")).GetProperty("message");
        thinking.GetProperty("thinking").GetBoolean().ShouldBeTrue();
        thinking.GetProperty("visible_to").GetString().ShouldBe(playground.Id("alice"));

        await interaction.SendAsync(HttpMethod.Patch, interaction.Original, new JsonObject { ["content"] = "done" });
        var done = await NextAsync(changes, "message_updated");
        done.GetProperty("was_thinking").GetBoolean().ShouldBeTrue();
        done.GetProperty("message").GetProperty("text").GetString().ShouldBe("done");

        await interaction.SendAsync(HttpMethod.Delete, interaction.Original);
        (await NextAsync(changes, "message_deleted")).GetProperty("message").GetProperty("id").GetString()
            .ShouldBe(thinking.GetProperty("id").GetString());

        await playground.ActAsync("members", new JsonObject { ["name"] = "dave" });
        (await NextAsync(changes, "member_joined")).GetProperty("member").GetProperty("user").GetProperty("username").GetString()
            .ShouldBe("dave");
        await playground.PostAsync($"channels/{playground.Server.ChannelId}/typing", null);
        (await NextAsync(changes, "typing_started")).GetProperty("channel_id").GetString()
            .ShouldBe(playground.Server.ChannelId.ToString());
    }

    [Fact]
    public async Task A_form_that_opens_and_an_answer_that_does_not_come_are_told()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(time: time);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var first = await OpenInteraction.OfCommandAsync(playground, client);
        var second = await OpenInteraction.OfCommandAsync(playground, client);
        await using var changes = await OpenAsync(playground);
        await first.AnswerAsync(9, JsonNode.Parse(
            """{"custom_id":"f","title":"T","components":[{"type":1,"components":[{"type":4,"custom_id":"t","style":1,"label":"L"}]}]}"""));
        var modal = await NextAsync(changes, "modal_opened");
        modal.GetProperty("interaction_id").GetString().ShouldBe(first.Id);
        modal.GetProperty("components")[0].GetProperty("components")[0].GetProperty("custom_id").GetString().ShouldBe("t");

        time.Advance(TimeSpan.FromSeconds(3));
        (await NextAsync(changes, "interaction_timed_out")).GetProperty("interaction_id").GetString().ShouldBe(second.Id);
    }

    [Fact]
    public async Task The_stream_ends_when_the_playground_stops()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var changes = await OpenAsync(playground);
        var next = changes.MoveNextAsync().AsTask();
        await playground.Server.StopAsync(TestContext.Current.CancellationToken);
        var ended = await Record.ExceptionAsync(() => next);
        (ended is HttpIOException or null).ShouldBeTrue(ended?.ToString());
    }

    static async Task<IAsyncEnumerator<SseItem<string>>> OpenAsync(TestPlayground playground)
    {
        var token = TestContext.Current.CancellationToken;
        var stream = await playground.Anybody.GetStreamAsync("playground/changes", token);
        return SseParser.Create(stream).EnumerateAsync(token).GetAsyncEnumerator(token);
    }

    static async Task<JsonElement> NextAsync(IAsyncEnumerator<SseItem<string>> changes, string name)
    {
        (await changes.MoveNextAsync().AsTask().WaitAsync(Eventually.Patience)).ShouldBeTrue();
        changes.Current.EventType.ShouldBe(name);
        return JsonSerializer.Deserialize<JsonElement>(changes.Current.Data);
    }
}
