using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Gateway;

/// <summary>How often a bot may identify.</summary>
public sealed class IdentifyLimitTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Shards_of_one_key_identify_five_seconds_apart()
    {
        await using var playground = await StartAsync();
        await using var first = await IdentifyAsync(playground, 0, 2);
        await first.ReceiveAsync("READY");

        await using var second = await IdentifyAsync(playground, 1, 2);
        var refused = await second.ReceiveAsync();
        refused.Opcode.ShouldBe((int)GatewayOpcode.InvalidSession);
        refused.Data.GetBoolean().ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(5));
        await second.SendIdentifyAsync(playground.Server.Token, shard: new JsonArray(1, 2));
        await second.ReceiveAsync("READY");
    }

    [Fact]
    public async Task Shards_of_different_keys_identify_at_once()
    {
        await using var playground = await StartAsync(concurrency: 2);
        await using var first = await IdentifyAsync(playground, 0, 4);
        await first.ReceiveAsync("READY");
        await using var second = await IdentifyAsync(playground, 1, 4);
        await second.ReceiveAsync("READY");

        await using var third = await IdentifyAsync(playground, 2, 4);
        (await third.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.InvalidSession);
    }

    [Fact]
    public async Task What_is_left_of_the_day_is_told_and_is_there_again_a_day_later()
    {
        await using var playground = await StartAsync();
        (await LimitAsync(playground)).ShouldBe((1000, 1000, 0));

        await using var client = await IdentifyAsync(playground, 0, 1);
        await client.ReceiveAsync("READY");
        _time.Advance(TimeSpan.FromHours(1));
        (await LimitAsync(playground)).ShouldBe((1000, 999, 23 * 3_600_000));

        _time.Advance(TimeSpan.FromHours(23));
        (await LimitAsync(playground)).ShouldBe((1000, 1000, 0));
    }

    [Fact]
    public async Task A_resume_is_not_an_identify()
    {
        await using var playground = await StartAsync();
        await using var before = await GatewayTestClient.IdentifyAsync(playground.Server);
        before.Abort();
        await using var after = await GatewayTestClient.ConnectAsync(playground.Server);
        await after.SendResumeAsync(before.SessionId, before.Sequence);
        await after.ReceiveAsync("RESUMED");
        (await LimitAsync(playground)).Remaining.ShouldBe(999);
    }

    [Fact]
    public async Task Who_identifies_more_often_than_the_day_allows_loses_every_session_and_the_token()
    {
        await using var playground = await StartAsync(starts: 1);
        await using var first = await IdentifyAsync(playground, 0, 1);
        await first.ReceiveAsync("READY");
        await first.ReceiveAsync("GUILD_CREATE");

        await using var second = await IdentifyAsync(playground, 0, 1);
        (await second.ReadCloseAsync()).ShouldBe(GatewayCloseCode.AuthenticationFailed);
        (await first.ReadCloseAsync()).ShouldBe(GatewayCloseCode.AuthenticationFailed);
        (await playground.GetAsync("users/@me")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_generous_playground_counts_and_refuses_nobody()
    {
        await using var playground = await TestPlayground.StartAsync(new() { SessionStarts = 2 }, _time);
        for (var start = 0; start < 3; start++)
        {
            await using var client = await IdentifyAsync(playground, 0, 1);
            await client.ReceiveAsync("READY");
        }

        (await LimitAsync(playground)).Remaining.ShouldBe(1);
    }

    Task<TestPlayground> StartAsync(int concurrency = 1, int starts = 1000) => TestPlayground.StartAsync(
        new() { RateLimits = RateLimits.Realistic, MaxConcurrency = concurrency, SessionStarts = starts }, _time);

    static async Task<GatewayTestClient> IdentifyAsync(TestPlayground playground, int shard, int shards)
    {
        var client = await GatewayTestClient.ConnectAsync(playground.Server);
        await client.SendIdentifyAsync(playground.Server.Token, shard: new JsonArray(shard, shards));
        return client;
    }

    static async Task<(int Total, int Remaining, int ResetAfter)> LimitAsync(TestPlayground playground)
    {
        JsonElement limit = (await playground.GetAsync("gateway/bot")).Json.GetProperty("session_start_limit");
        return (limit.GetProperty("total").GetInt32(), limit.GetProperty("remaining").GetInt32(), limit.GetProperty("reset_after").GetInt32());
    }
}
