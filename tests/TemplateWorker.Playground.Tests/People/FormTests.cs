using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class FormTests
{
    const string Modal =
        """
        {"custom_id":"form","title":"A form","components":[
          {"type":1,"components":[{"type":4,"custom_id":"name","style":1,"label":"Name","min_length":2,"max_length":5}]},
          {"type":18,"label":"Why","component":{"type":4,"custom_id":"why","style":2,"required":false}}]}
        """;

    const string Choices =
        """
        {"custom_id":"form","title":"A form","components":[
          {"type":18,"label":"Size","component":{"type":21,"custom_id":"size","options":[{"label":"Small","value":"S"},{"label":"Large","value":"L"}]}},
          {"type":18,"label":"Extras","component":{"type":22,"custom_id":"extras","required":false,"max_values":2,"options":[{"label":"A","value":"a"},{"label":"B","value":"b"},{"label":"C","value":"c"}]}},
          {"type":18,"label":"Agreed","component":{"type":23,"custom_id":"agreed"}},
          {"type":18,"label":"Role","component":{"type":6,"custom_id":"role","required":false}}]}
        """;

    [Fact]
    public async Task A_form_is_submitted_once_by_the_member_it_opened_before()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenAsync(playground, client);
        (await SubmitAsync(playground, interaction, "bob", """{"name":"Bob"}""")).Status.ShouldBe(404);
        (await SubmitAsync(playground, interaction, "alice", """{"name":"Al","why":"so"}""")).Status.ShouldBe(200);

        var submitted = await OpenInteraction.ReceiveAsync(playground, client);
        submitted.Payload.GetProperty("type").GetInt32().ShouldBe(5);
        submitted.Data.GetProperty("custom_id").GetString().ShouldBe("form");
        var components = submitted.Data.GetProperty("components");
        components[0].GetProperty("components")[0].GetProperty("value").GetString().ShouldBe("Al");
        components[1].GetProperty("component").GetProperty("value").GetString().ShouldBe("so");
        (await submitted.AnswerAsync(4, new JsonObject { ["content"] = "thanks" })).Status.ShouldBe(204);

        (await SubmitAsync(playground, interaction, "alice", """{"name":"Al"}""")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("{}", "needs a value for \"name\"")]
    [InlineData("""{"name":"x"}""", "2 to 5 characters")]
    [InlineData("""{"name":"Alexandra"}""", "2 to 5 characters")]
    [InlineData("""{"name":"Al","age":"5"}""", "no input \"age\"")]
    public async Task What_does_not_fit_the_form_is_explained(string values, string explanation)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenAsync(playground, client);
        var answer = await SubmitAsync(playground, interaction, "alice", values);
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("message").GetString()!.ShouldContain(explanation);
    }

    [Fact]
    public async Task What_is_chosen_in_a_form_arrives_in_the_way_of_its_kind()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenAsync(playground, client, Choices);
        var gamer = playground.Server.World.Guilds[0].Roles.Single(role => role.Name == "Gamer").Id;
        foreach (var bad in (string[])["""{"size":"XL"}""", """{"size":"S","extras":["a","b","c"]}""", """{"size":"S","agreed":"maybe"}""", """{"size":"S","role":"5"}"""])
            (await SubmitAsync(playground, interaction, "alice", bad)).Status.ShouldBe(400, bad);

        var values = $$"""{"size":"S","extras":["a","b"],"agreed":true,"role":"{{gamer}}"}""";
        (await SubmitAsync(playground, interaction, "alice", values)).Status.ShouldBe(200);

        var submitted = (await OpenInteraction.ReceiveAsync(playground, client)).Data;
        var components = submitted.GetProperty("components").EnumerateArray().Select(label => label.GetProperty("component")).ToList();
        components[0].GetProperty("value").GetString().ShouldBe("S");
        components[1].GetProperty("values").EnumerateArray().Select(value => value.GetString()).ShouldBe(["a", "b"]);
        components[2].GetProperty("value").GetBoolean().ShouldBeTrue();
        components[3].GetProperty("values")[0].GetString().ShouldBe(gamer.ToString());
        submitted.GetProperty("resolved").GetProperty("roles").GetProperty(gamer.ToString()).GetProperty("name").GetString().ShouldBe("Gamer");
    }

    static async Task<OpenInteraction> OpenAsync(TestPlayground playground, GatewayTestClient client, string modal = Modal)
    {
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        var answer = await interaction.AnswerAsync(9, JsonNode.Parse(modal));
        answer.Status.ShouldBe(204, answer.Text);
        return interaction;
    }

    static Task<Answer> SubmitAsync(TestPlayground playground, OpenInteraction interaction, string member, string values) =>
        playground.ActAsync("modals", new JsonObject
        {
            ["interaction_id"] = interaction.Id,
            ["member_id"] = playground.Id(member),
            ["values"] = JsonNode.Parse(values),
        });
}
