using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class UsingCommandsTests
{
    const string Commands =
        """
        [
          {"name":"ping","description":"d"},
          {"name":"poll","description":"d","options":[
            {"name":"question","description":"d","type":3,"required":true,"max_length":10},
            {"name":"hours","description":"d","type":4,"min_value":1,"max_value":24},
            {"name":"share","description":"d","type":10},
            {"name":"secret","description":"d","type":5},
            {"name":"colour","description":"d","type":3,"choices":[{"name":"Red","value":"r"},{"name":"Blue","value":"b"}]}]},
          {"name":"who","description":"d","options":[
            {"name":"member","description":"d","type":6},
            {"name":"channel","description":"d","type":7},
            {"name":"role","description":"d","type":8},
            {"name":"any","description":"d","type":9}]},
          {"name":"tag","description":"d","options":[
            {"name":"set","description":"d","type":1,"options":[{"name":"name","description":"d","type":3,"required":true}]},
            {"name":"admin","description":"d","type":2,"options":[{"name":"purge","description":"d","type":1}]}]},
          {"name":"filter","description":"d","default_member_permissions":"8192"},
          {"name":"reset","description":"d","default_member_permissions":"0"},
          {"name":"Report","type":3},
          {"name":"Greet","type":2}
        ]
        """;

    [Theory]
    [InlineData("poll", """{"question":"Tea?"}""", """[{"name":"question","type":3,"value":"Tea?"}]""")]
    [InlineData("poll", """{"hours":"3","question":"Tea?"}""", """[{"name":"question","type":3,"value":"Tea?"},{"name":"hours","type":4,"value":3}]""")]
    [InlineData("poll", """{"question":"Tea?","share":0.5,"secret":true,"colour":"b"}""", """[{"name":"question","type":3,"value":"Tea?"},{"name":"share","type":10,"value":0.5},{"name":"secret","type":5,"value":true},{"name":"colour","type":3,"value":"b"}]""")]
    [InlineData("poll", """[{"name":"question","value":"Tea?"}]""", """[{"name":"question","type":3,"value":"Tea?"}]""")]
    [InlineData("poll", """[{"name":"question","type":3,"value":"Tea?"},{"name":"hours","value":null}]""", """[{"name":"question","type":3,"value":"Tea?"}]""")]
    [InlineData("tag set", """{"name":"x"}""", """[{"name":"set","type":1,"options":[{"name":"name","type":3,"value":"x"}]}]""")]
    [InlineData("tag", """{"set":{"name":"x"}}""", """[{"name":"set","type":1,"options":[{"name":"name","type":3,"value":"x"}]}]""")]
    [InlineData("tag", """[{"name":"set","options":[{"name":"name","value":"x"}]}]""", """[{"name":"set","type":1,"options":[{"name":"name","type":3,"value":"x"}]}]""")]
    [InlineData("tag admin purge", "{}", """[{"name":"admin","type":2,"options":[{"name":"purge","type":1,"options":[]}]}]""")]
    public async Task Options_arrive_as_the_command_declares_them(string name, string given, string expected)
    {
        await using var playground = await StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var answer = await playground.RunAsync("alice", name, given);
        answer.Status.ShouldBe(200, answer.Text);
        var interaction = await OpenInteraction.ReceiveAsync(playground, client);
        interaction.Id.ShouldBe(answer.Json.GetProperty("interaction_id").GetString());
        interaction.Data.GetProperty("options").GetRawText().ShouldBe(expected);
    }

    [Theory]
    [InlineData("nothing", "{}", "no command \"nothing\"")]
    [InlineData("poll", "{}", "needs the option \"question\"")]
    [InlineData("poll", """{"question":"x","size":1}""", "no option \"size\"")]
    [InlineData("poll", """{"question":"12345678901"}""", "0 to 10 characters")]
    [InlineData("poll", """{"question":"x","hours":"soon"}""", "whole number")]
    [InlineData("poll", """{"question":"x","hours":25}""", "at most 24")]
    [InlineData("poll", """{"question":"x","hours":0}""", "at least 1")]
    [InlineData("poll", """{"question":"x","share":"half"}""", "takes a number")]
    [InlineData("poll", """{"question":"x","secret":"maybe"}""", "true or false")]
    [InlineData("poll", """{"question":"x","colour":"green"}""", "one of: r, b")]
    [InlineData("who", """{"member":"nobody"}""", "none called \"nobody\"")]
    [InlineData("tag", "{}", "needs a sub-command: set, admin")]
    [InlineData("tag remove", "{}", "no sub-command \"remove\"")]
    [InlineData("ping now", "{}", "no sub-command \"now\"")]
    [InlineData("poll", "3", "\"options\" is an object")]
    [InlineData("poll", "[3]", "\"options\" is an object")]
    public async Task What_does_not_fit_the_command_is_explained(string name, string given, string explanation)
    {
        await using var playground = await StartAsync();
        var answer = await playground.RunAsync("alice", name, given);
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("message").GetString()!.ShouldContain(explanation);
    }

    [Theory]
    [InlineData("member", "bob", "users")]
    [InlineData("member", "@Bob", "members")]
    [InlineData("channel", "#general", "channels")]
    [InlineData("role", "moderator", "roles")]
    [InlineData("any", "alice", "users")]
    [InlineData("any", "Moderator", "roles")]
    public async Task Things_are_named_as_people_name_them_and_come_resolved(string option, string text, string resolved)
    {
        await using var playground = await StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await playground.RunAsync("alice", "who", new JsonObject { [option] = text }.ToJsonString());
        var data = (await OpenInteraction.ReceiveAsync(playground, client)).Data;
        var id = data.GetProperty("options")[0].GetProperty("value").GetString()!;
        data.GetProperty("resolved").GetProperty(resolved).TryGetProperty(id, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("filter", "alice", 403)]
    [InlineData("filter", "mona", 200)]
    [InlineData("filter", "olivia", 200)]
    [InlineData("reset", "mona", 403)]
    [InlineData("reset", "olivia", 200)]
    public async Task A_command_may_be_kept_for_some(string name, string member, int status)
    {
        await using var playground = await StartAsync();
        (await playground.RunAsync(member, name)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Commands_of_menus_are_used_on_something()
    {
        await using var playground = await StartAsync();
        var message = await playground.SayAsync("rude words");
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await playground.RunAsync("bob", "Report", target: message);
        var report = (await OpenInteraction.ReceiveAsync(playground, client)).Data;
        report.GetProperty("target_id").GetString().ShouldBe(message);
        report.GetProperty("resolved").GetProperty("messages").GetProperty(message).GetProperty("content").GetString().ShouldBe("rude words");

        await playground.RunAsync("bob", "Greet", target: playground.Id("alice"));
        var greet = (await OpenInteraction.ReceiveAsync(playground, client)).Data;
        greet.GetProperty("resolved").GetProperty("users").TryGetProperty(playground.Id("alice"), out _).ShouldBeTrue();

        (await playground.RunAsync("bob", "Greet", target: "1")).Status.ShouldBe(404);
        (await playground.RunAsync("bob", "Greet")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_command_of_the_guild_hides_a_global_one_of_its_name()
    {
        await using var playground = await StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await playground.PutAsync(
            $"applications/{playground.Server.ApplicationId}/commands",
            JsonNode.Parse("""[{"name":"ping","description":"global"},{"name":"only","description":"global"}]"""));
        await playground.RunAsync("alice", "ping");
        (await OpenInteraction.ReceiveAsync(playground, client)).Data.GetProperty("guild_id").GetString()
            .ShouldBe(playground.Server.GuildId.ToString());
        await playground.RunAsync("alice", "only");
        (await OpenInteraction.ReceiveAsync(playground, client)).Data.TryGetProperty("guild_id", out _).ShouldBeFalse();
    }

    static async Task<TestPlayground> StartAsync()
    {
        var playground = await TestPlayground.StartAsync();
        await playground.RegisterAsync(Commands);
        return playground;
    }
}
