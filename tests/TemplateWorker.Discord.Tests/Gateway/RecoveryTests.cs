using System.Text.Json;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class RecoveryTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public Task A_dropped_connection_is_resumed() => IsResumed(connection => connection.DropAsync());

    [Fact]
    public Task A_wish_to_reconnect_is_followed_by_resuming() =>
        IsResumed(connection => connection.SendAsync("""{"op":7,"d":null,"s":null,"t":null}"""), keepsSession: true);

    [Fact]
    public Task A_session_that_may_be_resumed_is() =>
        IsResumed(connection => connection.SendAsync("""{"op":9,"d":true,"s":null,"t":null}"""), keepsSession: true);

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"op":0,"s":null,"t":"A","d":{}}""")]
    [InlineData("""{"op":0,"s":3,"t":null,"d":{}}""")]
    [InlineData("""{"op":0,"s":3,"t":"READY","d":{}}""")]
    [InlineData("""{"op":0,"s":3,"t":"READY","d":[}""")]
    public Task What_cannot_be_understood_ends_the_connection_but_not_the_session(string message) =>
        IsResumed(connection => connection.SendAsync(message), keepsSession: true);

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    public Task Close_codes_that_leave_the_session_are_resumed(int code) => IsResumed(connection => connection.CloseAsync(code));

    [Fact]
    public async Task An_unanswered_heartbeat_ends_the_connection_but_not_the_session()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var closed = new TaskCompletionSource<int?>();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl, heartbeatMilliseconds: 50);
            await connection.UntilClosedAsync();
            closed.SetResult(connection.CloseCode);
        });
        var resume = ExpectResume(server);
        await using var gateway = RunningGateway.Start(server);

        (await resume).GetProperty("seq").GetInt64().ShouldBe(1);
        (await closed.Task).ShouldBe(4900);
        server.Loggers.Lines.ShouldContain(line => line.Text.Contains("did not acknowledge a heartbeat"));
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public Task Close_codes_that_end_the_session_are_followed_by_a_new_one(int code) =>
        IsIdentifiedAnew(connection => connection.CloseAsync(code));

    [Fact]
    public Task A_session_that_may_not_be_resumed_is_followed_by_a_new_one() =>
        IsIdentifiedAnew(connection => connection.SendAsync("""{"op":9,"d":false,"s":null,"t":null}"""));

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shards")]
    [InlineData(4011, "shards")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "Message Content Intent")]
    public async Task Close_codes_that_a_person_must_deal_with_end_the_client(int code, string what)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.OtherwiseConnected = async connection =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(2);
            await connection.CloseAsync(code);
        };
        await using var gateway = RunningGateway.Start(server);

        var failure = await Should.ThrowAsync<DiscordFatalException>(() => gateway.Run);

        failure.Message.ShouldContain($"with {code}: ");
        failure.Message.ShouldContain(what);
        gateway.Client.Shards.ShouldHaveSingleItem().State.ShouldBe(GatewayShardState.Failed);
    }

    [Fact]
    public async Task Events_missed_in_between_arrive_once_and_in_order()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await server.LoggedAsync("is ready");
            await connection.EventAsync("A", 2, "{}");
            await connection.DropAsync();
        });
        server.ThenConnected(async connection =>
        {
            await connection.HelloAsync();
            var after = (await connection.ReceiveAsync(6)).GetProperty("seq").GetInt64();
            for (var sequence = after + 1; sequence <= 4; sequence++)
                await connection.EventAsync($"MISSED_{sequence}", sequence, "{}");
            await connection.EventAsync("RESUMED", 5, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await gateway.ReceivedAsync("RESUMED");

        gateway.Sink.Names.Where(name => name != "A").ShouldBe(
            gateway.Sink.Names.Contains("A") ? ["READY", "MISSED_3", "MISSED_4", "RESUMED"] : ["READY", "MISSED_2", "MISSED_3", "MISSED_4", "RESUMED"]);
    }

    [Fact]
    public async Task A_session_that_cannot_be_resumed_for_long_is_given_up()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await server.LoggedAsync("is ready");
            await connection.DropAsync();
        });
        for (var i = 0; i < RunningGateway.QuickOptions.ResumeAttempts; i++)
        {
            server.ThenConnected(async connection =>
            {
                await connection.HelloAsync();
                await connection.ReceiveAsync(6);
                await connection.DropAsync();
            });
        }
        var identified = new TaskCompletionSource();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s2", server.GatewayUrl);
            identified.SetResult();
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        await identified.Task.WaitAsync(Eventually.Patience, Test);

        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Id == 2006);
    }

    [Fact]
    public async Task A_gateway_that_does_not_say_hello_is_left()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(connection => connection.UntilClosedAsync());
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, new GatewayClientOptions
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            IdentifyInterval = TimeSpan.Zero,
        });

        await gateway.ReadyAsync();

        server.Loggers.Lines.ShouldContain(line => line.Text.Contains("did not say hello"));
    }

    static async Task IsResumed(Func<ScriptedConnection, Task> end, bool keepsSession = false)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var closed = new TaskCompletionSource<int?>();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", new Uri(server.GatewayUrl, "/resume"));
            await connection.EventAsync("BEFORE", 2, "{}");
            await server.LoggedAsync("is ready");
            await end(connection);
            await connection.UntilClosedAsync();
            closed.SetResult(connection.CloseCode);
        });
        var resume = ExpectResume(server);
        await using var gateway = RunningGateway.Start(server);

        var data = await resume;
        await gateway.ReceivedAsync("RESUMED");

        data.GetProperty("token").GetString().ShouldBe(ScriptedDiscord.Token);
        data.GetProperty("session_id").GetString().ShouldBe("s1");
        data.GetProperty("seq").GetInt64().ShouldBe(gateway.Sink.Names.Contains("BEFORE") ? 2 : 1);
        gateway.Client.Shards.ShouldHaveSingleItem().Connections.ShouldBe(2);
        if (keepsSession)
            (await closed.Task).ShouldBe(4900);
    }

    static async Task IsIdentifiedAnew(Func<ScriptedConnection, Task> end)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var path = new TaskCompletionSource<string>();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", new Uri(server.GatewayUrl, "/resume"));
            await end(connection);
            await connection.UntilClosedAsync();
        });
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s2", new Uri(server.GatewayUrl, "/resume"));
            path.SetResult(connection.Path);
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server);

        (await path.Task.WaitAsync(Eventually.Patience, Test)).ShouldBe("/");
        await Eventually.HoldsAsync(() => gateway.Sink.Names.Count(name => name == "READY") == 2, "a second session began");
    }

    static async Task<JsonElement> ExpectResume(ScriptedDiscord server)
    {
        var resumed = new TaskCompletionSource<JsonElement>();
        server.ThenConnected(async connection =>
        {
            await connection.HelloAsync();
            resumed.SetResult(await connection.ReceiveAsync(6));
            await connection.EventAsync("RESUMED", 9, "{}");
            await connection.UntilClosedAsync();
        });
        return await resumed.Task.WaitAsync(Eventually.Patience, Test);
    }
}
