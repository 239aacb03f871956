using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Gateway;

public sealed class IntentTests
{
    [Fact]
    public async Task Messages_reach_only_who_asked_for_them()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(
            playground.Server, (int)(GatewayIntents.Guilds | GatewayIntents.GuildMembers));
        await playground.SayAsync("nobody hears this");
        playground.Server.People.Join(playground.Server.GuildId, "dave");
        await client.ReceiveAsync("GUILD_MEMBER_ADD");
    }

    [Fact]
    public async Task Joining_reaches_only_who_asked_for_members()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(
            playground.Server, (int)(GatewayIntents.Guilds | GatewayIntents.GuildMessages));
        playground.Server.People.Join(playground.Server.GuildId, "dave");
        await playground.SayAsync("this is heard");
        await client.ReceiveAsync("MESSAGE_CREATE");
    }

    [Fact]
    public async Task Without_message_content_the_words_of_others_are_hidden()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await WithoutContentAsync(playground);
        await playground.SayAsync("a secret");
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString().ShouldBe("");
    }

    [Fact]
    public async Task Without_message_content_a_message_that_mentions_the_bot_is_readable()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await WithoutContentAsync(playground);
        var text = $"<@{playground.Server.ApplicationId}> help";
        await playground.SayAsync(text);
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString().ShouldBe(text);
    }

    [Fact]
    public async Task Without_message_content_the_bots_own_messages_are_readable()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await WithoutContentAsync(playground);
        await playground.PostAsync(playground.General, new JsonObject { ["content"] = "mine" });
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.GetProperty("content").GetString().ShouldBe("mine");
    }

    [Fact]
    public async Task Without_the_guilds_intent_no_guild_is_created()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(
            playground.Server, (int)GatewayIntents.GuildMessages);
        await playground.SayAsync("first after ready");
        (await client.ReceiveAsync("MESSAGE_CREATE")).Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_and_a_deleted_message_are_told_with_their_ids()
    {
        await using var playground = await TestPlayground.StartAsync();
        var posted = await playground.PostAsync(
            playground.General, new JsonObject { ["content"] = "before" });
        var id = posted.Json.GetProperty("id").GetString();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);

        await playground.PatchAsync(
            $"{playground.General}/{id}", new JsonObject { ["content"] = "after" });
        var updated = (await client.ReceiveAsync("MESSAGE_UPDATE")).Data;
        updated.GetProperty("content").GetString().ShouldBe("after");
        updated.GetProperty("edited_timestamp").GetString().ShouldNotBeNull();

        await playground.DeleteAsync($"{playground.General}/{id}");
        var deleted = (await client.ReceiveAsync("MESSAGE_DELETE")).Data;
        deleted.GetProperty("id").GetString().ShouldBe(id);
        deleted.GetProperty("guild_id").GetString().ShouldBe(playground.Server.GuildId.ToString());
    }

    static Task<GatewayTestClient> WithoutContentAsync(TestPlayground playground) => GatewayTestClient.IdentifyAsync(
        playground.Server, (int)(GatewayIntents.Guilds | GatewayIntents.GuildMessages));
}
