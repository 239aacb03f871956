using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class ReadingAsAPersonTests
{
    [Fact]
    public async Task Mentions_are_read_as_names()
    {
        await using var playground = await TestPlayground.StartAsync();
        var server = playground.Server;
        await playground.SayAsync(
            $"<@{playground.Id("bob")}>, <@!{playground.Id("mona")}>: see <#{server.ChannelId}>, not <#1>, <@&{server.GuildId}>");
        (await playground.ReadAsync())[0].GetProperty("text").GetString()
            .ShouldBe($"@bob, @mona: see #general, not <#1>, @@everyone");
    }

    [Fact]
    public async Task An_ephemeral_answer_is_marked_with_whom_it_is_for_and_hidden_from_others()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var interaction = await OpenInteraction.OfCommandAsync(playground, client);
        await interaction.AnswerAsync(4, new JsonObject { ["content"] = "psst", ["flags"] = 64 });

        var seen = (await playground.ReadAsync("alice")).ShouldHaveSingleItem();
        seen.GetProperty("ephemeral").GetBoolean().ShouldBeTrue();
        seen.GetProperty("visible_to").GetString().ShouldBe(playground.Id("alice"));
        (await playground.ReadAsync("bob")).ShouldBeEmpty();
        (await playground.ReadAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Buttons_are_listed_with_what_a_click_needs()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.PostAsync(playground.General, JsonNode.Parse(
            """
            {"content":"x","components":[{"type":1,"components":[
              {"type":2,"style":1,"label":"Yes","custom_id":"y"},
              {"type":2,"style":4,"label":"No","custom_id":"n","disabled":true},
              {"type":2,"style":5,"label":"Link","url":"https://example.com"}]}]}
            """));
        var buttons = (await playground.ReadAsync("bob"))[0].GetProperty("buttons");
        buttons.GetRawText().ShouldBe(
            """[{"label":"Yes","custom_id":"y","disabled":false},{"label":"No","custom_id":"n","disabled":true}]""");
    }

    [Fact]
    public async Task The_oldest_message_comes_first_and_deleted_ones_are_gone()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.SayAsync("one");
        var two = await playground.SayAsync("two");
        await playground.SayAsync("three");
        await playground.DeleteAsync($"{playground.General}/{two}");
        (await playground.ReadAsync()).Select(message => message.GetProperty("content").GetString()).ShouldBe(["one", "three"]);
    }

    [Fact]
    public async Task A_channel_that_a_member_does_not_see_is_not_shown()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"channels/{playground.Channel("mod-log")}/messages?member_id=";
        (await playground.LookAsync(path + playground.Id("alice"))).Status.ShouldBe(403);
        (await playground.LookAsync(path + playground.Id("mona"))).Status.ShouldBe(200);
        (await playground.LookAsync("channels/1/messages")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_world_lists_channels_members_roles_and_commands()
    {
        await using var playground = await TestPlayground.StartAsync();
        await playground.RegisterAsync("""[{"name":"ping","description":"Answers"}]""");
        var guild = (await playground.LookAsync("world")).Json.GetProperty("guilds")[0];
        guild.GetProperty("id").GetString().ShouldBe(playground.Server.GuildId.ToString());
        guild.GetProperty("channels")[0].GetProperty("name").GetString().ShouldBe("general");
        guild.GetProperty("members").EnumerateArray()
            .Select(member => member.GetProperty("user").GetProperty("username").GetString())
            .ShouldBe(["olivia", "alice", "bob", "mona", "bot"]);
        guild.GetProperty("roles").GetArrayLength().ShouldBe(playground.Server.World.Guilds[0].Roles.Length);
        guild.GetProperty("commands")[0].GetProperty("name").GetString().ShouldBe("ping");
    }
}
