using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class ClickingTests
{
    const string Controls =
        """
        {"content":"x","components":[
          {"type":1,"components":[
            {"type":2,"style":1,"label":"Yes","custom_id":"yes"},
            {"type":2,"style":1,"label":"Off","custom_id":"off","disabled":true}]},
          {"type":1,"components":[{"type":3,"custom_id":"meal","min_values":1,"max_values":2,"options":[
            {"label":"Soup","value":"s"},{"label":"Bread","value":"b"},{"label":"Cake","value":"c"}]}]},
          {"type":1,"components":[{"type":5,"custom_id":"friend"}]}]}
        """;

    [Fact]
    public async Task A_click_reaches_the_bot_with_the_message_it_was_made_on()
    {
        await using var playground = await TestPlayground.StartAsync();
        var message = await PostAsync(playground);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var answer = await playground.ClickAsync("bob", message, "yes");
        answer.Status.ShouldBe(200, answer.Text);
        var payload = (await OpenInteraction.ReceiveAsync(playground, client)).Payload;
        payload.GetProperty("type").GetInt32().ShouldBe(3);
        payload.GetProperty("message").GetProperty("id").GetString().ShouldBe(message);
        payload.GetProperty("member").GetProperty("user").GetProperty("username").GetString().ShouldBe("bob");
    }

    [Fact]
    public async Task Choices_of_a_menu_arrive_as_values()
    {
        await using var playground = await TestPlayground.StartAsync();
        var message = await PostAsync(playground);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await playground.ClickAsync("bob", message, "meal", "s", "c");
        (await OpenInteraction.ReceiveAsync(playground, client)).Data.GetProperty("values").GetRawText().ShouldBe("""["s","c"]""");

        await playground.ClickAsync("bob", message, "friend", playground.Id("alice"));
        (await OpenInteraction.ReceiveAsync(playground, client)).Data.GetProperty("resolved").GetProperty("users")
            .TryGetProperty(playground.Id("alice"), out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("off", new string[0], 403, "disabled")]
    [InlineData("maybe", new string[0], 404, "it has: yes, off, meal, friend")]
    [InlineData("yes", new[] { "x" }, 400, "takes no values")]
    [InlineData("meal", new string[0], 400, "1 to 2 values")]
    [InlineData("meal", new[] { "s", "b", "c" }, 400, "1 to 2 values")]
    [InlineData("meal", new[] { "x" }, 400, "does not offer \"x\"")]
    [InlineData("friend", new[] { "5" }, 400, "does not offer \"5\"")]
    public async Task What_cannot_be_clicked_is_explained(string customId, string[] values, int status, string explanation)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.ClickAsync("bob", await PostAsync(playground), customId, values);
        answer.Status.ShouldBe(status);
        answer.Json.GetProperty("message").GetString()!.ShouldContain(explanation);
    }

    [Fact]
    public async Task Nobody_clicks_on_a_message_that_only_somebody_else_sees()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var data = JsonNode.Parse(Controls)!;
        data["flags"] = 64;
        await interaction.AnswerAsync(4, data);
        var id = (await playground.ReadAsync("alice"))[0].GetProperty("id").GetString()!;
        (await playground.ClickAsync("bob", id, "yes")).Status.ShouldBe(404);
        (await playground.ClickAsync("alice", id, "yes")).Status.ShouldBe(200);
    }

    static async Task<string> PostAsync(TestPlayground playground)
    {
        var answer = await playground.PostAsync(playground.General, JsonNode.Parse(Controls));
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("id").GetString()!;
    }
}
