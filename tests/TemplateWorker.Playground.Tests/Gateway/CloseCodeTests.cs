using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Gateway;

/// <summary>Each mistake of a client ends its connection with the code that Discord gives.</summary>
public sealed class CloseCodeTests
{
    [Theory]
    [InlineData("not json", GatewayCloseCode.DecodeError)]
    [InlineData("""{"op":1,"d":"\ud83d"}""", GatewayCloseCode.DecodeError)]
    [InlineData("[]", GatewayCloseCode.UnknownOpcode)]
    [InlineData("""{"d":null}""", GatewayCloseCode.UnknownOpcode)]
    [InlineData("""{"op":"1","d":null}""", GatewayCloseCode.UnknownOpcode)]
    [InlineData("""{"op":3,"d":null}""", GatewayCloseCode.NotAuthenticated)]
    [InlineData("""{"op":2,"d":null}""", GatewayCloseCode.UnknownOpcode)]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1}}""", GatewayCloseCode.AuthenticationFailed)]
    [InlineData("""{"op":2,"d":{"intents":1}}""", GatewayCloseCode.AuthenticationFailed)]
    [InlineData("""{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}""", GatewayCloseCode.AuthenticationFailed)]
    public async Task A_payload_that_cannot_be_taken_closes_the_connection(string payload, GatewayCloseCode code)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendTextAsync(payload);
        (await client.ReadCloseAsync()).ShouldBe(code);
    }

    [Theory]
    [InlineData(1 << 17)]
    [InlineData(-1)]
    public async Task Intents_without_a_meaning_are_invalid(int intents) =>
        (await IdentifyAsync(new(), intents)).ShouldBe(GatewayCloseCode.InvalidIntents);

    [Fact]
    public async Task Privileged_intents_that_are_switched_off_are_disallowed() => (await IdentifyAsync(
        new() { PrivilegedIntents = GatewayIntents.GuildMembers },
        (int)(GatewayIntents.Guilds | GatewayIntents.MessageContent))).ShouldBe(GatewayCloseCode.DisallowedIntents);

    [Theory]
    [InlineData("[1,1]")]
    [InlineData("[-1,1]")]
    [InlineData("[0]")]
    [InlineData("\"0,1\"")]
    public async Task A_shard_that_cannot_be_is_invalid(string shard) =>
        (await IdentifyAsync(new(), 1, JsonNode.Parse(shard))).ShouldBe(GatewayCloseCode.InvalidShard);

    [Fact]
    public async Task A_shard_with_more_guilds_than_one_may_hold_needs_others_beside_it() =>
        (await IdentifyAsync(new() { Guilds = 3, GuildsPerShard = 2 }, 1)).ShouldBe(GatewayCloseCode.ShardingRequired);

    [Fact]
    public async Task A_second_identify_is_one_too_many()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.IdentifyAsync(playground.Server);
        await client.SendIdentifyAsync(playground.Server.Token);
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.AlreadyAuthenticated);
    }

    [Fact]
    public async Task A_payload_of_more_than_4096_bytes_is_not_read()
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendTextAsync(new string(' ', 4097));
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.DecodeError);
    }

    [Fact]
    public async Task The_121st_payload_of_a_minute_is_one_too_many()
    {
        await using var playground = await TestPlayground.StartAsync(time: new ManualTimeProvider());
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        for (var sent = 0; sent < 120; sent++)
        {
            await client.SendAsync(GatewayOpcode.Heartbeat, null);
            (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
        }

        await client.SendAsync(GatewayOpcode.Heartbeat, null);
        (await client.ReadCloseAsync()).ShouldBe(GatewayCloseCode.RateLimited);
    }

    [Fact]
    public async Task A_minute_later_there_are_payloads_left_again()
    {
        var time = new ManualTimeProvider();
        await using var playground = await TestPlayground.StartAsync(time: time);
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        for (var sent = 0; sent < 240; sent++)
        {
            await client.SendAsync(GatewayOpcode.Heartbeat, null);
            (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.HeartbeatAck);
            if (sent == 119)
                time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory]
    [InlineData("/?v=5&encoding=json", GatewayCloseCode.InvalidApiVersion)]
    [InlineData("/?v=10&encoding=etf", GatewayCloseCode.DecodeError)]
    [InlineData("/?v=10&encoding=json&compress=brotli-stream", GatewayCloseCode.DecodeError)]
    public async Task A_version_or_encoding_that_is_not_spoken_is_refused(string query, GatewayCloseCode code)
    {
        await using var playground = await TestPlayground.StartAsync();
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server, query, expectsHello: false);
        (await client.ReadCloseAsync()).ShouldBe(code);
    }

    static async Task<GatewayCloseCode> IdentifyAsync(PlaygroundOptions options, int intents, JsonNode? shard = null)
    {
        await using var playground = await TestPlayground.StartAsync(options);
        await using var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendIdentifyAsync(playground.Server.Token, intents, shard);
        return await client.ReadCloseAsync();
    }
}
