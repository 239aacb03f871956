using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class ClockJumpTests
{
    [Fact]
    public async Task Heartbeats_go_on_when_the_wall_clock_jumps_a_year_forth_and_back()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var clock = new JumpingClock();
        var heartbeats = 0;
        server.OtherwiseConnected = async connection =>
        {
            await connection.HelloAsync(heartbeatMilliseconds: 100);
            while (await connection.ReceiveOrCloseAsync() is { } frame)
            {
                if (frame.GetProperty("op").GetInt32() != 1)
                {
                    await connection.ReadyAsync("s1", server.GatewayUrl);
                    continue;
                }
                await connection.AcknowledgeAsync();
                heartbeats++;
            }
        };
        await using var gateway = RunningGateway.Start(server, time: clock);
        await gateway.ReadyAsync();

        foreach (var days in new[] { 365, -365 })
        {
            clock.Offset = TimeSpan.FromDays(days);
            var before = heartbeats;
            await Eventually.HoldsAsync(
                () => heartbeats > before + 1 && gateway.Client.Shards[0].Latency != null, $"heartbeats were answered {days} days away");
            gateway.Client.Shards[0].Latency!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromDays(1));
        }
    }

    /// <summary>The system's clock, with a wall time that somebody sets.</summary>
    sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
