using TemplateWorker.Discord.Gateway;
using TemplateWorker.Playground;
using TemplateWorker.Storage;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

public sealed class GatewaySessionKeeperTests(PostgresFixture postgres) : IAsyncLifetime
{
    Database _database = null!;
    PlaygroundServer _playground = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.OpenDatabaseAsync();
        _playground = await PlaygroundServer.StartAsync(cancellationToken: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _playground.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_that_is_started_again_gets_what_happened_meanwhile()
    {
        var first = await RunAsync("before", () => Say("before"));
        Say("meanwhile");

        var second = await RunAsync("after", () => Say("after"));

        first[0].ShouldStartWith("READY");
        second.ShouldBe(["MESSAGE_CREATE meanwhile", "RESUMED", "MESSAGE_CREATE after"]);
    }

    [Fact]
    public async Task A_worker_that_is_started_again_with_other_shards_gets_what_happened_meanwhile_too()
    {
        await RunAsync("before", () => Say("before"));
        Say("meanwhile");
        await using var run = new KeptGateway(_playground, _database, new RecordingLoggerFactory(), ShardSet.All(2));
        await Eventually.HoldsAsync(() => run.Events.Contains("MESSAGE_CREATE meanwhile"), "what happened meanwhile arrived");
        await run.Keeper.SaveLastAsync();

        await Eventually.HoldsAsync(() => run.Gateway.Shards.Count == 2, "the new shards took over");

        Say("after");
        await Eventually.HoldsAsync(() => run.Events.Contains("MESSAGE_CREATE after"), "their events arrived");
        await run.StopAsync();
        run.Events.Count(name => name.StartsWith("MESSAGE_CREATE")).ShouldBe(2);
        (await run.Keeper.LoadAsync(Cancel)).Select(session => session.ShardCount).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task A_worker_whose_sessions_are_gone_opens_new_ones()
    {
        await RunAsync("before", () => Say("before"));
        _playground.Gateway.Invalidate(resumable: false);

        var second = await RunAsync("after", () => Say("after"));

        second[0].ShouldBe("READY");
        second[^1].ShouldBe("MESSAGE_CREATE after");
    }

    [Fact]
    public async Task What_cannot_be_stored_is_told_once_and_stored_when_the_database_is_back()
    {
        var logs = new RecordingLoggerFactory();
        await using var run = Start(logs);
        await run.ReadyAsync();
        var giveBack = await postgres.TakeAwayAsync(_database);
        await run.Keeper.SaveLastAsync();
        await run.Keeper.SaveLastAsync();
        await giveBack();

        await run.Keeper.SaveLastAsync();

        logs.Lines.Count(line => line.Text.StartsWith("Where the sessions with Discord stand cannot be stored now")).ShouldBe(1);
        (await run.Keeper.LoadAsync(Cancel)).ShouldBe(run.Gateway.Sessions);
    }

    // Says something once connected, waits until it arrived, and stops as a worker does.
    async Task<IReadOnlyList<string>> RunAsync(string text, Action say)
    {
        await using var run = Start(new RecordingLoggerFactory());
        await run.ReadyAsync();
        say();
        await Eventually.HoldsAsync(() => run.Events.Contains($"MESSAGE_CREATE {text}"), $"{text} arrived");
        await run.StopAsync();
        return [.. run.Events];
    }

    void Say(string text) => _playground.People.SendMessage(_playground.ChannelId, _playground.MemberId, text);

    KeptGateway Start(RecordingLoggerFactory logs) => new(_playground, _database, logs);
}
