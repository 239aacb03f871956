using System.Text.Json;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class ConnectionTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heartbeats_carry_the_number_of_the_last_event_and_their_answer_tells_the_latency()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var heartbeats = new List<long?>();
        server.ThenConnected(async connection =>
        {
            // Long enough for a busy machine: an answer that takes longer than the interval ends the connection.
            await connection.BeginSessionAsync("s1", server.GatewayUrl, heartbeatMilliseconds: 1000);
            await connection.EventAsync("A", 7, "{}");
            while (await connection.ReceiveOrCloseAsync() is { } frame)
            {
                heartbeats.Add(frame.GetProperty("d").ValueKind == JsonValueKind.Null ? null : frame.GetProperty("d").GetInt64());
                await connection.AcknowledgeAsync();
            }
        });
        await using var gateway = RunningGateway.Start(server);

        await Eventually.HoldsAsync(() => heartbeats.Count > 1, "heartbeats came");
        await Eventually.HoldsAsync(() => gateway.Client.Shards[0].Latency > TimeSpan.Zero, "the latency was known");

        heartbeats[^1].ShouldBe(7);
        gateway.Client.Shards[0].Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_heartbeat_that_is_asked_for_comes_at_once()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var came = new TaskCompletionSource();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl, heartbeatMilliseconds: 3_600_000);
            await connection.SendAsync("""{"op":1,"d":null}""");
            await connection.ReceiveAsync(1);
            came.SetResult();
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await came.Task.WaitAsync(Eventually.Patience, Test);
    }

    [Fact]
    public async Task However_often_heartbeats_are_asked_for_the_limit_of_frames_is_kept()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var received = 0;
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl, heartbeatMilliseconds: 3_600_000);
            received++;
            for (var i = 0; i < 300; i++)
            {
                await connection.SendAsync("""{"op":1,"d":null}""");
                if (received < 120)
                {
                    await connection.ReceiveOrCloseAsync();
                    received++;
                }
            }
            await connection.EventAsync("AFTER", 2, "{}");
            while (await connection.ReceiveOrCloseAsync() != null)
                received++;
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReceivedAsync("AFTER");
        await gateway.StopAsync();

        received.ShouldBe(120);
    }

    [Fact]
    public async Task A_large_event_in_many_pieces_arrives_whole()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var text = new string('x', 300_000);
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.SendPartAsync("""{"op":0,"s":2,"t":"GUILD_CREATE","d":{"name":""" + "\"", isLast: false);
            for (var i = 0; i < 10; i++)
                await connection.SendPartAsync(text, isLast: false);
            await connection.SendPartAsync("\",\"id\":\"5\"}}", isLast: true);
            await connection.EventAsync("AFTER", 3, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReceivedAsync("AFTER");

        var guild = gateway.Sink.Events[1];
        guild.GuildId.ShouldBe(5UL);
        guild.Data.Length.ShouldBe(text.Length * 10 + """{"name":"","id":"5"}""".Length);
    }

    [Fact]
    public async Task An_event_above_the_bound_is_not_taken_in()
    {
        await using var server = await ScriptedDiscord.StartAsync();

        await EventAboveTheBound.IsNotTakenInAsync(server, async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.EventAsync(EventAboveTheBound.Name, 2, $"\"{new string('x', 200_000)}\"");
        });
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_tried_again()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Then(context => ScriptedDiscord.AnswerAsync(context, 200, """
            {"url":"ws://127.0.0.1:1/","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":1,"max_concurrency":1}}
            """));
        await using var gateway = RunningGateway.Start(server);

        await Eventually.HoldsAsync(
            () => server.Loggers.Lines.Count(line => line.Text.Contains("cannot connect to 127.0.0.1:1: ")) > 3, "it was tried again");

        gateway.Client.Shards[0].State.ShouldBeOneOf(GatewayShardState.Waiting, GatewayShardState.Connecting);
    }
}
