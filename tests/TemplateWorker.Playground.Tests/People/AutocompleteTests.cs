using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Tests.People;

public sealed class AutocompleteTests
{
    const string Commands =
        """
        [{"name":"colour","description":"d","options":[
          {"name":"name","description":"d","type":3,"required":true,"autocomplete":true},
          {"name":"plain","description":"d","type":3}]}]
        """;

    [Fact]
    public async Task What_is_typed_so_far_reaches_the_bot_and_its_choices_come_back()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.RegisterAsync(Commands);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        using var world = new WatchedWorld(playground.Server);
        (await TypeAsync(playground, "name", """{"name":"re"}""")).Status.ShouldBe(200);
        var interaction = await OpenInteraction.ReceiveAsync(playground, client);
        interaction.Payload.GetProperty("type").GetInt32().ShouldBe(4);
        interaction.Data.GetProperty("options").GetRawText().ShouldBe("""[{"name":"name","type":3,"value":"re","focused":true}]""");

        (await interaction.AnswerAsync(4, new JsonObject { ["content"] = "x" })).FormError("type").ShouldBe("BASE_TYPE_CHOICES");
        var choices = JsonNode.Parse("""{"choices":[{"name":"Red","value":"red"}]}""");
        (await interaction.AnswerAsync(8, choices)).Status.ShouldBe(204);
        var offered = (await world.NextAsync<WorldChange.ChoicesOffered>()).Choices.ShouldHaveSingleItem();
        offered.Name.ShouldBe("Red");
        offered.Value.GetString().ShouldBe("red");
    }

    [Fact]
    public async Task An_option_without_autocomplete_offers_nothing()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.RegisterAsync(Commands);
        var answer = await TypeAsync(playground, "plain", """{"plain":"x"}""");
        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("offers no choices");
    }

    static Task<Answer> TypeAsync(TestPlayground playground, string focused, string options) =>
        playground.ActAsync("autocomplete", new JsonObject
        {
            ["channel_id"] = playground.Server.ChannelId.ToString(),
            ["member_id"] = playground.Id("alice"),
            ["name"] = "colour",
            ["options"] = JsonNode.Parse(options),
            ["focused"] = focused,
        });
}
