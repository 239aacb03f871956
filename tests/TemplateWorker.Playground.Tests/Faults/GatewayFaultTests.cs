using System.Net.WebSockets;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Faults;

/// <summary>Faults of the gateway, asked for over HTTP as another program does.</summary>
public sealed class GatewayFaultTests
{
    [Fact]
    public async Task Connections_are_cut_at_once()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"cut"}""");
        await Should.ThrowAsync<WebSocketException>(client.ReadCloseAsync);
    }

    [Fact]
    public async Task Connections_are_closed_once_so_many_dispatches_are_sent_and_nothing_is_lost()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"close","code":4000,"after":2}""");
        foreach (var word in (string[])["one", "two", "three"])
            await playground.SayAsync(word);

        await client.ReceiveAsync("MESSAGE_CREATE");
        await client.ReceiveAsync("MESSAGE_CREATE");
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.UnknownError);

        await using var next = await GatewayTestClient.ConnectAsync(playground.Server);
        await next.SendResumeAsync(client.SessionId, client.Sequence);
        (await next.ReceiveAsync("MESSAGE_CREATE")).Data.Text("content").ShouldBe("three");
        await next.ReceiveAsync("RESUMED");
        (await PendingAsync(playground)).ShouldBe("[]");
    }

    [Theory]
    [InlineData("""{"kind":"reconnect"}""", 7, "null")]
    [InlineData("""{"kind":"invalid_session","resumable":true}""", 9, "true")]
    [InlineData("""{"kind":"invalid_session"}""", 9, "false")]
    public async Task Clients_are_told_at_once(string fault, int opcode, string data)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, fault);
        var told = await client.ReceiveAsync();
        told.Opcode.ShouldBe(opcode);
        told.Data.GetRawText().ShouldBe(data);
    }

    [Fact]
    public async Task Events_come_twice_with_sequences_of_their_own_and_then_once_again()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"duplicate","events":1}""");
        await playground.SayAsync("twice");
        await playground.SayAsync("once");

        var first = await client.ReceiveAsync("MESSAGE_CREATE");
        var second = await client.ReceiveAsync("MESSAGE_CREATE");
        second.Data.Text("id").ShouldBe(first.Data.Text("id"));
        second.Sequence.ShouldBe(first.Sequence + 1);
        (await client.ReceiveAsync("MESSAGE_CREATE")).Data.Text("content").ShouldBe("once");
    }

    [Fact]
    public async Task Heartbeats_are_not_acknowledged_until_the_faults_are_cleared()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"silent_heartbeats"}""");
        await client.SendAsync(GatewayOpcode.Heartbeat, null);
        // Members are asked for behind the heartbeat, so their coming first means that it was passed over.
        await client.SendAsync(
            GatewayOpcode.RequestGuildMembers,
            new JsonObject { ["guild_id"] = playground.Server.GuildId.ToString(), ["query"] = "a", ["limit"] = 1 });
        await client.ReceiveAsync("GUILD_MEMBERS_CHUNK");

        await ClearAsync(playground);
        await client.SendAsync(GatewayOpcode.Heartbeat, null);
        (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
    }

    [Fact]
    public async Task Guilds_are_unavailable_until_the_faults_are_cleared()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"outage"}""");
        var told = (await client.ReceiveAsync("GUILD_DELETE")).Data;
        told.Text("id").ShouldBe(playground.Server.GuildId.ToString());
        told.GetProperty("unavailable").GetBoolean().ShouldBeTrue();

        await using var late = await GatewayTestClient.ConnectAsync(playground.Server);
        await late.SendIdentifyAsync(playground.Server.Token);
        await late.ReceiveAsync("READY");

        await ClearAsync(playground);
        await client.ReceiveAsync("GUILD_CREATE");
        await late.ReceiveAsync("GUILD_CREATE");
    }

    [Fact]
    public async Task More_shards_are_recommended_and_fewer_are_refused_until_the_faults_are_cleared()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);

        await FaultAsync(playground, """{"kind":"shards","count":2,"required":true}""");

        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.ShardingRequired);
        (await playground.GetAsync("gateway/bot")).Json.GetProperty("shards").GetInt32().ShouldBe(2);
        await using var alone = await GatewayTestClient.ConnectAsync(playground.Server);
        await alone.SendIdentifyAsync(playground.Server.Token);
        (await alone.ReadCloseAsync()).ShouldBe(GatewayCloseCode.ShardingRequired);
        await ClearAsync(playground);
        (await playground.GetAsync("gateway/bot")).Json.GetProperty("shards").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_revoked_token_ends_sessions_and_lets_nobody_in_until_the_faults_are_cleared()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await FaultAsync(playground, """{"kind":"revoke_token"}""");
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.AuthenticationFailed);
        (await playground.GetAsync("users/@me")).Status.ShouldBe(401);
        await using (var next = await GatewayTestClient.ConnectAsync(playground.Server))
        {
            await next.SendResumeAsync(client.SessionId, client.Sequence);
            (await next.ReadCloseAsync()).ShouldBe(GatewayCloseCode.AuthenticationFailed);
        }

        await ClearAsync(playground);
        (await playground.GetAsync("users/@me")).Status.ShouldBe(200);
        await using var anew = await GatewayTestClient.IdentifyAsync(playground.Server);
    }

    static async Task FaultAsync(TestPlayground playground, string fault)
    {
        var answer = await playground.ActAsync("faults", JsonNode.Parse(fault)!);
        answer.Status.ShouldBe(200, answer.Text);
    }

    static async Task ClearAsync(TestPlayground playground) =>
        (await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Delete, "playground/faults", null)).Status.ShouldBe(204);

    static async Task<string> PendingAsync(TestPlayground playground) => (await playground.LookAsync("faults")).Text;
}
