using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Gateway;

public sealed class MemberRequestTests
{
    [Fact]
    public async Task All_members_come_in_a_chunk_with_the_nonce()
    {
        await using var playground = await TestPlayground.StartAsync();
        var chunk = await RequestAsync(playground.Server, new() { ["query"] = "", ["limit"] = 0, ["nonce"] = "n1" });
        chunk.Data.GetProperty("members").GetArrayLength().ShouldBe(5);
        chunk.Data.GetProperty("chunk_count").GetInt32().ShouldBe(1);
        chunk.Data.GetProperty("nonce").GetString().ShouldBe("n1");
    }

    [Fact]
    public async Task A_query_finds_names_by_their_start()
    {
        await using var playground = await TestPlayground.StartAsync();
        var chunk = await RequestAsync(playground.Server, new() { ["query"] = "AL", ["limit"] = 10 });
        Names(chunk).ShouldBe(["alice"]);
    }

    [Fact]
    public async Task Ids_that_belong_to_no_member_are_named()
    {
        await using var playground = await TestPlayground.StartAsync();
        var ids = new JsonArray(playground.Server.MemberId.ToString(), "5");
        var chunk = await RequestAsync(playground.Server, new() { ["user_ids"] = ids });
        Names(chunk).ShouldBe(["alice"]);
        chunk.Data.GetProperty("not_found")[0].GetString().ShouldBe("5");
    }

    [Fact]
    public async Task Where_limits_are_realistic_all_members_come_once_in_thirty_seconds()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(new() { RateLimits = RateLimits.Realistic }, time);
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await RequestAllAsync(client, playground.Server, "first");
        await client.ReceiveAsync("GUILD_MEMBERS_CHUNK");
        time.Advance(TimeSpan.FromSeconds(10));

        await RequestAllAsync(client, playground.Server, "second");
        var refused = (await client.ReceiveAsync("RATE_LIMITED")).Data;
        refused.GetProperty("opcode").GetInt32().ShouldBe(8);
        refused.GetProperty("retry_after").GetDouble().ShouldBe(20);
        refused.GetProperty("meta").Text("guild_id").ShouldBe(playground.Server.GuildId.ToString());
        refused.GetProperty("meta").Text("nonce").ShouldBe("second");

        time.Advance(TimeSpan.FromSeconds(20));
        await RequestAllAsync(client, playground.Server, "third");
        await client.ReceiveAsync("GUILD_MEMBERS_CHUNK");
    }

    [Fact]
    public async Task A_request_without_query_or_ids_closes_the_connection()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await client.SendAsync(
            GatewayOpcode.RequestGuildMembers, new JsonObject { ["guild_id"] = playground.Server.GuildId.ToString() });
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.UnknownOpcode);
    }

    static async Task<GatewayFrame> RequestAsync(PlaygroundServer server, JsonObject request)
    {
        await using var client = await GatewayTestClient.IdentifyAsync(server);
        request["guild_id"] = server.GuildId.ToString();
        await client.SendAsync(GatewayOpcode.RequestGuildMembers, request);
        return await client.ReceiveAsync("GUILD_MEMBERS_CHUNK");
    }

    static Task RequestAllAsync(GatewayTestClient client, PlaygroundServer server, string nonce) => client.SendAsync(
        GatewayOpcode.RequestGuildMembers,
        new JsonObject { ["guild_id"] = server.GuildId.ToString(), ["query"] = "", ["limit"] = 0, ["nonce"] = nonce });

    static IEnumerable<string?> Names(GatewayFrame chunk) => chunk.Data.GetProperty("members").EnumerateArray()
        .Select(member => member.GetProperty("user").GetProperty("username").GetString());
}
