using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.People;

public sealed class JoiningTests
{
    [Fact]
    public async Task Somebody_joins_writes_and_leaves()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        var id = (await JoinAsync(playground, "dave")).Json.GetProperty("member_id").GetString();
        var joined = (await client.ReceiveAsync("GUILD_MEMBER_ADD")).Data;
        joined.GetProperty("guild_id").GetString().ShouldBe(playground.Server.GuildId.ToString());
        joined.GetProperty("user").GetProperty("id").GetString().ShouldBe(id);
        joined.GetProperty("user").GetProperty("global_name").GetString().ShouldBe("Dave");

        (await playground.SayAsync("dave", "general", "hello")).Status.ShouldBe(200);
        await client.ReceiveAsync("MESSAGE_CREATE");
        (await LeaveAsync(playground, id!)).ShouldBe(204);
        (await client.ReceiveAsync("GUILD_MEMBER_REMOVE")).Data.GetProperty("user").GetProperty("id").GetString().ShouldBe(id);
        (await LeaveAsync(playground, id!)).ShouldBe(404);
    }

    [Fact]
    public async Task Who_comes_back_is_the_same_person()
    {
        await using var playground = await TestPlayground.StartAsync();
        var first = (await JoinAsync(playground, "Eve")).Json.GetProperty("member_id").GetString();
        await LeaveAsync(playground, first!);
        (await JoinAsync(playground, "eve")).Json.GetProperty("member_id").GetString().ShouldBe(first);
    }

    [Fact]
    public async Task Dave_is_the_same_person_in_every_run()
    {
        await using var one = await TestPlayground.StartAsync();
        await using var two = await TestPlayground.StartAsync();
        (await JoinAsync(one, "dave")).Text.ShouldBe((await JoinAsync(two, "Dave")).Text);
    }

    [Theory]
    [InlineData("Alice", "already")]
    [InlineData("", "1 to 32")]
    [InlineData("123456789012345678901234567890123", "1 to 32")]
    public async Task Not_every_name_does(string name, string explanation)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await JoinAsync(playground, name);
        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain(explanation);
    }

    [Fact]
    public async Task The_bot_stays()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await LeaveAsync(playground, playground.Server.ApplicationId.ToString())).ShouldBe(403);
    }

    [Fact]
    public async Task The_bot_is_removed_from_a_guild_and_knows_nothing_of_it_any_more()
    {
        await using var playground = await TestPlayground.StartAsync(new PlaygroundOptions { Guilds = 2 });
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await client.ReceiveAsync("GUILD_CREATE");
        var (gone, stays) = (playground.Server.World.Guilds[0], playground.Server.World.Guilds[1]);

        (await RemoveBotAsync(playground, gone.Id.ToString())).ShouldBe(204);

        var told = (await client.ReceiveAsync("GUILD_DELETE")).Data;
        told.GetProperty("id").GetString().ShouldBe(gone.Id.ToString());
        told.TryGetProperty("unavailable", out _).ShouldBeFalse();
        (await playground.GetAsync($"guilds/{gone.Id}")).Code.ShouldBe(10004);
        (await playground.GetAsync($"channels/{gone.Channels[0].Id}")).Code.ShouldBe(10003);
        (await RemoveBotAsync(playground, gone.Id.ToString())).ShouldBe(404);
        playground.Server.World.AddGuild("Another").Id.ShouldNotBeOneOf(gone.Id, stays.Id);
    }

    static async Task<int> RemoveBotAsync(TestPlayground playground, string id) =>
        (await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Delete, $"playground/guilds/{id}", null)).Status;

    static Task<Answer> JoinAsync(TestPlayground playground, string name) =>
        playground.ActAsync("members", new JsonObject { ["name"] = name });

    static async Task<int> LeaveAsync(TestPlayground playground, string id) =>
        (await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Delete, $"playground/members/{id}", null)).Status;
}
