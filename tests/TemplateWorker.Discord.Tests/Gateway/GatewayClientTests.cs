using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class GatewayClientTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shard_identifies_becomes_ready_and_hands_events_on()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var identify = new TaskCompletionSource<(JsonElement Data, string Query)>();
        server.ThenConnected(async connection =>
        {
            identify.SetResult((await connection.BeginSessionAsync("s1", server.GatewayUrl), connection.Query));
            await connection.EventAsync("MESSAGE_CREATE", 2, """{"id":"1","guild_id":"77","content":"hi"}""");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReadyAsync();
        await gateway.ReceivedAsync("MESSAGE_CREATE");

        var (data, query) = await identify.Task;
        query.ShouldBe("?v=10&encoding=json&compress=zstd-stream");
        data.GetProperty("token").GetString().ShouldBe(ScriptedDiscord.Token);
        data.GetProperty("intents").GetInt32().ShouldBe((int)RunningGateway.QuickOptions.Intents);
        data.GetProperty("shard").GetRawText().ShouldBe("[0,1]");
        data.GetProperty("properties").GetProperty("os").GetString().ShouldNotBeNullOrEmpty();
        gateway.Sink.Events[1].ShouldBe(new ReceivedEvent(0, "MESSAGE_CREATE", 2, 77, """{"id":"1","guild_id":"77","content":"hi"}"""));
        gateway.Client.Shards.ShouldHaveSingleItem().State.ShouldBe(GatewayShardState.Ready);
    }

    [Fact]
    public async Task Every_shard_identifies_as_itself_and_those_that_share_a_turn_keep_their_distance()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var identified = new ConcurrentQueue<(int Shard, int Count)>();
        server.OtherwiseConnected = async connection =>
        {
            await connection.HelloAsync(heartbeatMilliseconds: 3_600_000);
            var shard = (await connection.ReceiveAsync(2)).GetProperty("shard");
            identified.Enqueue((shard[0].GetInt32(), shard[1].GetInt32()));
            await connection.ReadyAsync($"s{shard[0]}", server.GatewayUrl);
            await connection.UntilClosedAsync();
        };
        var time = new ManualTimeProvider();
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { ConnectTimeout = TimeSpan.FromHours(1) }, shards: 4, maxConcurrency: 2, time: time);

        await Eventually.HoldsAsync(
            () => gateway.Client.Shards.Count(shard => shard.State == GatewayShardState.Ready) == 2, "the first of each turn was ready");
        identified.Order().ShouldBe([(0, 4), (1, 4)]);
        time.Advance(TimeSpan.FromSeconds(4.9));
        identified.Count.ShouldBe(2);
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(0.1));
                return gateway.Client.Shards.All(shard => shard.State == GatewayShardState.Ready);
            },
            "the others were ready");

        identified.Order().ShouldBe([(0, 4), (1, 4), (2, 4), (3, 4)]);
        gateway.Client.Shards.Select(shard => shard.ShardId).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task A_configured_number_of_shards_is_kept()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var identified = new ConcurrentQueue<string>();
        server.OtherwiseConnected = async connection =>
        {
            identified.Enqueue((await connection.BeginSessionAsync("s", server.GatewayUrl)).GetProperty("shard").GetRawText());
            await connection.UntilClosedAsync();
        };
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions { Shards = ShardSet.All(2), IdentifyInterval = TimeSpan.Zero }, shards: 5);

        await gateway.ReadyAsync();

        // The client may be ready before the script has noted who it was.
        await Eventually.HoldsAsync(() => identified.Count == 2, "both shards were noted");
        identified.Order().ShouldBe(["[0,2]", "[1,2]"]);
    }

    [Fact]
    public async Task The_shards_of_one_host_are_some_of_all_and_take_the_turns_of_their_numbers()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var identified = new ConcurrentQueue<string>();
        server.OtherwiseConnected = async connection =>
        {
            identified.Enqueue((await connection.BeginSessionAsync("s", server.GatewayUrl)).GetProperty("shard").GetRawText());
            await connection.UntilClosedAsync();
        };
        ShardSet.TryParse("5-6/8", out var range).ShouldBeTrue();
        // Shards 5 and 6 share no turn of two: with an interval of an hour they are ready all the same.
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { Shards = range, IdentifyInterval = TimeSpan.FromHours(1) }, maxConcurrency: 2);

        await gateway.ReadyAsync();

        await Eventually.HoldsAsync(() => identified.Count == 2, "both shards were noted");
        identified.Order().ShouldBe(["[5,8]", "[6,8]"]);
        gateway.Client.Shards.Select(shard => shard.ShardId).ShouldBe([5, 6]);
        gateway.Client.TakenBy(6).ShouldBe(1);
        gateway.Client.TakenBy(0).ShouldBe(0);
    }

    [Fact]
    public async Task The_bot_shows_as_it_is_configured()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var presence = new TaskCompletionSource<string>();
        server.ThenConnected(async connection =>
        {
            presence.SetResult((await connection.BeginSessionAsync("s1", server.GatewayUrl)).GetProperty("presence").GetRawText());
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { Presence = new BotPresence(BotStatus.Idle, "over you", BotActivityType.Watching) });

        (await presence.Task.WaitAsync(Eventually.Patience, Test)).ShouldBe(
            """{"since":null,"activities":[{"name":"over you","type":3}],"status":"idle","afk":false}""");
    }

    [Fact]
    public async Task Stopping_ends_the_session_properly()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var closed = new TaskCompletionSource<int?>();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
            closed.SetResult(connection.CloseCode);
        });
        await using var gateway = RunningGateway.Start(server);
        await gateway.ReadyAsync();

        await gateway.StopAsync();

        (await closed.Task).ShouldBe(1000);
        gateway.Client.Shards.ShouldHaveSingleItem().State.ShouldBe(GatewayShardState.Stopped);
    }

    [Fact]
    public async Task Stopping_while_nothing_is_connected_yet_is_no_failure()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        await using var gateway = RunningGateway.Start(server);

        await gateway.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => gateway.Client.WaitUntilReadyAsync(Test));
    }

    [Fact]
    public async Task A_sink_that_fails_loses_that_event_only()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.EventAsync("THROWS", 2, "{}");
            await connection.EventAsync("AFTER", 3, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReceivedAsync("AFTER");

        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Id == 2007 && line.Text.Contains("THROWS") && line.ToString().Contains("the sink failed"));
        gateway.Client.Shards.ShouldHaveSingleItem().Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_cannot_be_asked_for_is_asked_for_again()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        for (var i = 0; i < 6; i++)
            server.Then(503, "");
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReadyAsync();

        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Id == 2001);
    }

    [Fact]
    public async Task A_refused_token_ends_the_client()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.Then(401, """{"message":"401: Unauthorized","code":0}""");
        await using var gateway = RunningGateway.Start(server);

        (await Should.ThrowAsync<DiscordFatalException>(() => gateway.Run)).Message.ShouldContain("token");
        await Should.ThrowAsync<DiscordFatalException>(() => gateway.Client.WaitUntilReadyAsync(Test));
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_the_client_runs_ends_it_without_another_attempt()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.BeginSessionAsync($"s{connection.Query.Length}", server.GatewayUrl);
            await server.LoggedAsync("is ready");
            await connection.CloseAsync(4004);
        };
        await using var gateway = RunningGateway.Start(server, shards: 2);

        var failure = await Should.ThrowAsync<DiscordFatalException>(() => gateway.Run);

        failure.Message.ShouldContain("refuses the bot's token");
        gateway.Client.Shards.ShouldAllBe(shard => shard.Connections <= 1);
    }

    [Fact]
    public async Task Without_sessions_left_for_today_a_shard_waits_for_new_ones()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        };
        await using var gateway = RunningGateway.Start(server, sessions: 0);

        await gateway.ReadyAsync();

        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Id == 2008);
    }

    [Fact]
    public async Task The_token_is_never_logged()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.CloseAsync(4004);
        };
        await using var gateway = RunningGateway.Start(server);

        var failure = await Should.ThrowAsync<DiscordFatalException>(() => gateway.Run);

        server.Loggers.Lines.Select(line => line.ToString()).Append(failure.ToString()).ShouldAllBe(text => !text.Contains(ScriptedDiscord.Token));
    }
}
