using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class ReactionTests
{
    [Fact]
    public async Task A_reaction_is_added_counted_listed_and_taken_away()
    {
        await using var playground = await TestPlayground.StartAsync();
        var server = playground.Server;
        var id = await playground.SayAsync("react to this");
        var emoji = Uri.EscapeDataString("👍");
        await using var client = await GatewayTestClient.IdentifyAsync(server);

        (await playground.PutAsync($"{playground.General}/{id}/reactions/{emoji}/@me")).Status.ShouldBe(204);
        (await client.ReceiveAsync("MESSAGE_REACTION_ADD")).Data.GetProperty("emoji").GetProperty("name").GetString().ShouldBe("👍");
        server.People.React(server.World.Messages(server.ChannelId)[0].Id, server.MemberId, "👍");
        await client.ReceiveAsync("MESSAGE_REACTION_ADD");

        var reaction = (await playground.GetAsync($"{playground.General}/{id}")).Json.GetProperty("reactions")[0];
        reaction.GetProperty("count").GetInt32().ShouldBe(2);
        reaction.GetProperty("me").GetBoolean().ShouldBeTrue();
        (await playground.GetAsync($"{playground.General}/{id}/reactions/{emoji}")).Json.EnumerateArray()
            .Select(user => user.GetProperty("username").GetString()).ShouldBe(["bot", "alice"]);

        (await playground.DeleteAsync($"{playground.General}/{id}/reactions/{emoji}/@me")).Status.ShouldBe(204);
        (await client.ReceiveAsync("MESSAGE_REACTION_REMOVE")).Data.GetProperty("message_id").GetString().ShouldBe(id);
        (await playground.GetAsync($"{playground.General}/{id}")).Json.GetProperty("reactions")[0]
            .GetProperty("me").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("thumbsup")]
    [InlineData("party:123456789012345678")]
    [InlineData("%20")]
    public async Task What_is_no_emoji_of_this_guild_is_unknown(string emoji)
    {
        await using var playground = await TestPlayground.StartAsync();
        var id = await playground.SayAsync("react to this");
        var answer = await playground.PutAsync($"{playground.General}/{id}/reactions/{emoji}/@me");
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe(10014);
    }

    [Fact]
    public async Task A_message_carries_twenty_emojis()
    {
        await using var playground = await TestPlayground.StartAsync();
        var id = await playground.SayAsync("react to this");
        for (var index = 0; index < 20; index++)
            (await ReactAsync(index)).Status.ShouldBe(204);
        (await ReactAsync(20)).Code.ShouldBe(30010);
        (await ReactAsync(3)).Status.ShouldBe(204);

        Task<Answer> ReactAsync(int index) => playground.PutAsync(
            $"{playground.General}/{id}/reactions/{Uri.EscapeDataString(char.ConvertFromUtf32(0x1F600 + index))}/@me");
    }
}
