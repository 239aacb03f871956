using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>A client that is started again continues the sessions of the last run.</summary>
public sealed class FormerSessionTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    static readonly GatewayIntents Intents = RunningGateway.QuickOptions.Intents;

    [Fact]
    public async Task What_happened_meanwhile_arrives()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var path = new TaskCompletionSource<string>();
        server.ThenConnected(async connection =>
        {
            path.SetResult(connection.Path);
            await connection.HelloAsync();
            var resume = await connection.ReceiveAsync(6);
            resume.GetProperty("session_id").GetString().ShouldBe("former");
            await connection.EventAsync("MISSED", resume.GetProperty("seq").GetInt64() + 1, "{}");
            await connection.EventAsync("RESUMED", resume.GetProperty("seq").GetInt64() + 2, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, former: [Former(server)]);

        await gateway.ReceivedAsync("RESUMED");

        (await path.Task).ShouldBe("/resume");
        gateway.Sink.Names.ShouldBe(["MISSED", "RESUMED"]);
        gateway.Client.Sessions.ShouldHaveSingleItem().ShouldBe(Former(server) with { Sequence = 44 });
    }

    [Fact]
    public Task A_session_that_Discord_has_given_up_is_replaced_at_once() =>
        IsReplaced(connection => connection.SendAsync("""{"op":9,"d":false,"s":null,"t":null}"""));

    [Fact]
    public Task A_session_whose_number_Discord_does_not_know_is_replaced_at_once() => IsReplaced(connection => connection.CloseAsync(4007));

    [Fact]
    public Task A_session_whose_gateway_drops_the_connection_is_replaced_at_once() => IsReplaced(connection => connection.DropAsync());

    [Fact]
    public async Task A_session_whose_gateway_is_gone_is_replaced_at_once()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(BeginSessionOf(server));
        await using var gateway = RunningGateway.Start(server, former: [Former(server) with { ResumeUrl = new Uri("ws://127.0.0.1:1/") }]);

        await gateway.ReadyAsync();

        gateway.Client.Shards[0].Connections.ShouldBe(2);
    }

    [Fact]
    public async Task Sessions_of_other_shards_or_intents_are_passed_over()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(BeginSessionOf(server));
        var former = Former(server);
        await using var gateway = RunningGateway.Start(server, former:
        [
            // One of three shards, whose guilds are not all that there are.
            former with { ShardCount = 3 },
            former with { Intents = Intents & ~GatewayIntents.GuildMessages },
        ]);

        await gateway.ReceivedAsync("READY");

        gateway.Sink.Names.ShouldBe(["READY"]);
        gateway.Client.Shards[0].Connections.ShouldBe(1);
    }

    [Theory]
    [InlineData(GatewayCompression.None, "?v=10&encoding=json")]
    [InlineData(GatewayCompression.ZlibStream, "?v=10&encoding=json&compress=zlib-stream")]
    [InlineData(GatewayCompression.ZstdStream, "?v=10&encoding=json&compress=zstd-stream")]
    public async Task A_session_goes_on_as_it_was_compressed(GatewayCompression compression, string query)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var asked = new TaskCompletionSource<string>();
        server.ThenConnected(async connection =>
        {
            asked.SetResult(connection.Query);
            await connection.HelloAsync();
            await connection.ReceiveAsync(6);
            await connection.EventAsync("RESUMED", 43, "{}");
            await connection.UntilClosedAsync();
        });
        await using var gateway = RunningGateway.Start(server, former: [Former(server) with { Compression = compression }]);

        await gateway.ReadyAsync();

        (await asked.Task).ShouldBe(query);
        gateway.Client.Sessions.ShouldHaveSingleItem().Compression.ShouldBe(compression);
    }

    [Fact]
    public async Task Stopping_for_now_keeps_the_session_open()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var closed = new TaskCompletionSource<int?>();
        server.ThenConnected(async connection =>
        {
            await connection.BeginSessionAsync("s1", server.GatewayUrl);
            await connection.EventAsync("LAST", 7, "{}");
            await connection.UntilClosedAsync();
            closed.SetResult(connection.CloseCode);
        });
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { Intents = Intents, KeepSessionsOnStop = true });
        await gateway.ReceivedAsync("LAST");

        await gateway.StopAsync();

        (await closed.Task.WaitAsync(Eventually.Patience, Test)).ShouldBe(4900);
        gateway.Client.Sessions.ShouldHaveSingleItem().ShouldBe(new GatewaySessionState(
            0, 1, "s1", 7, server.GatewayUrl, Intents, GatewayCompression.ZstdStream));
    }

    static async Task IsReplaced(Func<ScriptedConnection, Task> refuse)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        server.ThenConnected(async connection =>
        {
            await connection.HelloAsync();
            await connection.ReceiveAsync(6);
            await refuse(connection);
            await connection.UntilClosedAsync();
        });
        server.ThenConnected(BeginSessionOf(server));
        // With the pause of a session that ends while somebody listens, this would not end within the test's patience.
        await using var gateway = RunningGateway.Start(
            server, new GatewayClientOptions { Intents = Intents, InvalidSessionDelay = TimeSpan.FromHours(1) }, former: [Former(server)]);

        await gateway.ReceivedAsync("READY");

        gateway.Sink.Names.ShouldBe(["READY"]);
        server.Loggers.Lines.ShouldContain(line => line.Level == LogLevel.Information && line.Id == 2010);
    }

    static Func<ScriptedConnection, Task> BeginSessionOf(ScriptedDiscord server) => async connection =>
    {
        await connection.BeginSessionAsync("new", server.GatewayUrl);
        await connection.UntilClosedAsync();
    };

    static GatewaySessionState Former(ScriptedDiscord server) =>
        new(0, 1, "former", 42, new Uri(server.GatewayUrl, "/resume"), Intents, GatewayCompression.ZlibStream);
}
