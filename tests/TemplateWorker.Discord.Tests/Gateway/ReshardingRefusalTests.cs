using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>When other shards are wanted and cannot be had, those that there are go on.</summary>
public sealed class ReshardingRefusalTests
{
    [Theory]
    [InlineData(4010, "does not suit")]
    [InlineData(4011, "too many guilds")]
    public async Task Shards_that_Discord_refuses_leave_the_others_at_work(int code, string why)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.HelloAsync();
            if ((await connection.ReceiveAsync(2)).GetProperty("shard")[1].GetInt32() == 2)
                await connection.CloseAsync(code);
            else
                await connection.ReadyAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        };
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions { Shards = ShardSet.All(1), IdentifyInterval = TimeSpan.Zero });
        await gateway.ReadyAsync();

        gateway.Client.Reshard(ShardSet.All(2));

        await server.LoggedAsync("The shards 2 could not take over; 1 go on");
        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Id == 2015 && line.Text.Contains(why));
        gateway.Run.IsCompleted.ShouldBeFalse();
        await Eventually.HoldsAsync(() => gateway.Client.Shards is [{ State: GatewayShardState.Ready }], "the first shard was at work");
    }

    [Theory]
    [InlineData("4", "1,3/4")]
    [InlineData("1-2/4", "1,3/4")]
    [InlineData("1,3-4/6", "1,3,5/6")]
    [InlineData("0-1/3", "none")]
    public async Task Hosts_that_share_the_shards_do_not_take_the_guilds_of_others(string wanted, string same)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        };
        ShardSet.TryParse("1/2", out var one).ShouldBeTrue();
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions { Shards = one, IdentifyInterval = TimeSpan.Zero });
        await gateway.ReadyAsync();

        ShardSet.TryParse(wanted, out var others).ShouldBeTrue();
        gateway.Client.Reshard(others);

        await server.LoggedAsync($"The shards stay 1/2 and do not become {wanted} while they run, for these hold other guilds; of their number, {same} hold the same");
        gateway.Client.Shards.ShouldHaveSingleItem().ShardId.ShouldBe(1);
    }

    [Fact]
    public async Task Configured_shards_that_are_too_few_end_the_client_with_what_to_do()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(2);
            await connection.CloseAsync(4011);
        };
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { Shards = ShardSet.All(1), IdentifyInterval = TimeSpan.Zero }, shards: 4);

        (await Should.ThrowAsync<DiscordFatalException>(() => gateway.Run)).Message.ShouldContain("Leave the number of shards out");
    }
}
