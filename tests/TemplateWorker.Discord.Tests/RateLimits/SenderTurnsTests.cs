using TemplateWorker.Discord.RateLimits;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.RateLimits;

/// <summary>Whoever sends much waits behind whoever sends little.</summary>
public sealed class SenderTurnsTests
{
    const ulong Busy = 1;
    const ulong Quiet = 2;

    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    readonly SenderTurns _turns = new();

    [Fact]
    public async Task Senders_take_turns_and_each_keeps_its_order()
    {
        await _turns.EnterAsync(Busy, Test);
        Task[] busy = [Enter(Busy), Enter(Busy), Enter(Busy)];
        Task[] quiet = [Enter(Quiet), Enter(Quiet)];

        Task[] expected = [quiet[0], busy[0], quiet[1], busy[1], busy[2]];
        foreach (var next in expected)
        {
            next.IsCompleted.ShouldBeFalse();
            _turns.Leave();
            await next.WaitAsync(Eventually.Patience, Test);
        }
    }

    [Fact]
    public async Task Who_gave_up_is_passed_over()
    {
        using var stop = new CancellationTokenSource();
        await _turns.EnterAsync(Busy, Test);
        var given = _turns.EnterAsync(Quiet, stop.Token).AsTask();
        var patient = Enter(Busy);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => given);

        _turns.Leave();

        await patient.WaitAsync(Eventually.Patience, Test);
        _turns.Leave();
        Enter(Quiet).IsCompleted.ShouldBeTrue("nobody holds the turn");
    }

    [Fact]
    public async Task A_flood_of_one_guild_holds_another_up_by_one_request_of_the_global_limit()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        var time = new ManualTimeProvider();
        var options = new DiscordRestOptions { ApiUrl = server.ApiUrl, Token = ScriptedDiscord.Token, GlobalRequestsPerSecond = 1 };
        using var client = new DiscordRestClient(options, server.Loggers, time);
        var flood = Enumerable.Range(100, 5).Select(guild => SendAsync(client, Busy, (ulong)guild)).ToList();
        await server.RequestsAsync(1);
        var lone = SendAsync(client, Quiet, 200);

        for (var sent = 2; sent <= 6; sent++)
        {
            await Eventually.HoldsAsync(() => time.WaitingTimers > 0, "somebody waits for the limit");
            time.Advance(TimeSpan.FromSeconds(1));
            await server.RequestsAsync(sent);
        }

        await Task.WhenAll([.. flood, lone]);
        server.Requests[2].Target.ShouldEndWith("/guilds/200?with_counts=true");
    }

    Task Enter(ulong sender) => _turns.EnterAsync(sender, Test).AsTask();

    static async Task SendAsync(DiscordRestClient client, ulong sender, ulong guild)
    {
        using var scope = SenderScope.Begin(sender);
        await client.GetGuildAsync(guild, Test);
    }
}
