using System.Collections.Concurrent;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

/// <summary>Two hosts of one bot open their sessions as if they were one.</summary>
public sealed class SharedIdentifyTurnsTests(PostgresFixture postgres)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.4);

    [Fact]
    public async Task Shards_of_two_hosts_that_share_a_turn_keep_their_distance()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        await using var playground = await PlaygroundServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var logs = new RecordingLoggerFactory();
        using var discord = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = new Uri(playground.Announcement.Api), Token = playground.Token }, logs, TimeProvider.System);
        var identified = new ConcurrentQueue<long>();
        using var stop = new CancellationTokenSource();
        var hosts = new[] { "0/3", "1-2/3" }.Select(Host).ToList();
        var runs = hosts.Select(host => host.RunAsync(stop.Token)).ToList();

        await Task.WhenAll(hosts.Select(host => host.WaitUntilReadyAsync(TestContext.Current.CancellationToken))).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);

        await stop.CancelAsync();
        await Task.WhenAll(runs);
        var times = identified.Order().ToList();
        times.Count.ShouldBe(3);
        foreach (var (before, after) in times.Zip(times.Skip(1)))
            TimeProvider.System.GetElapsedTime(before, after).ShouldBeGreaterThanOrEqualTo(Interval);

        GatewayClient Host(string shards)
        {
            ShardSet.TryParse(shards, out var range).ShouldBeTrue();
            var turns = new SharedIdentifyTurns(database.IdentifyTurns, playground.ApplicationId.Value, logs);
            var options = new GatewayClientOptions { Shards = range, SharedTurns = turns, IdentifyInterval = Interval };
            var host = new GatewayClient(options, discord, new NoEvents(), logs, TimeProvider.System);
            host.ShardChanged += status =>
            {
                if (status.State == GatewayShardState.Identifying)
                    identified.Enqueue(TimeProvider.System.GetTimestamp());
            };
            return host;
        }
    }

    [Fact]
    public async Task Without_the_database_a_host_goes_on_alone()
    {
        await using var database = await postgres.OpenDatabaseAsync();
        var logs = new RecordingLoggerFactory();
        var turns = new SharedIdentifyTurns(database.IdentifyTurns, 1, logs);
        await postgres.TakeAwayAsync(database);

        (await turns.TryTakeAsync(0, Interval, CancellationToken.None)).ShouldBe(TimeSpan.Zero);
        (await turns.TryKeepAsync(0, Interval)).ShouldBeTrue();
        await turns.HandOnAsync(0, Interval);

        logs.Lines.Count(line => line.Text.StartsWith("Turns to open sessions", StringComparison.Ordinal)).ShouldBe(3);
    }

    sealed class NoEvents : IGatewayEventSink
    {
        public void OnDispatch(in GatewayDispatch dispatch)
        {
        }
    }
}
