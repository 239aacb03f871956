using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;

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

    static IEnumerable<string?> Names(GatewayFrame chunk) => chunk.Data.GetProperty("members").EnumerateArray()
        .Select(member => member.GetProperty("user").GetProperty("username").GetString());
}
