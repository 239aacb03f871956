using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>A gateway client at work against a scripted server.</summary>
sealed class RunningGateway : IAsyncDisposable
{
    readonly DiscordRestClient _rest;
    readonly CancellationTokenSource _stop = new();

    RunningGateway(
        ScriptedDiscord server, GatewayClientOptions options, int shards, int maxConcurrency, int sessions,
        IReadOnlyCollection<GatewaySessionState> former, TimeProvider time)
    {
        Server = server;
        _rest = server.Client();
        server.Otherwise = context => ScriptedDiscord.AnswerAsync(context, 200, $$$"""
            {"url":"{{{server.GatewayUrl}}}","shards":{{{shards}}},
             "session_start_limit":{"total":1000,"remaining":{{{sessions}}},"reset_after":600,"max_concurrency":{{{maxConcurrency}}}}}
            """);
        Client = new GatewayClient(options, _rest, Sink, server.Loggers, time);
        Run = Client.RunAsync(former, _stop.Token);
    }

    public static GatewayClientOptions QuickOptions { get; } = new()
    {
        ConnectTimeout = Eventually.Patience,
        ReconnectDelay = TimeSpan.FromMilliseconds(5),
        LongestReconnectDelay = TimeSpan.FromMilliseconds(20),
        IdentifyInterval = TimeSpan.Zero,
        InvalidSessionDelay = TimeSpan.FromMilliseconds(10),
        ResumeAttempts = 3,
    };

    public ScriptedDiscord Server { get; }

    public RecordingSink Sink { get; } = new();

    public GatewayClient Client { get; }

    public Task Run { get; }

    public static RunningGateway Start(
        ScriptedDiscord server, GatewayClientOptions? options = null, int shards = 1, int maxConcurrency = 1, int sessions = 1000,
        IReadOnlyCollection<GatewaySessionState>? former = null, TimeProvider? time = null) =>
        new(server, options ?? QuickOptions, shards, maxConcurrency, sessions, former ?? [], time ?? TimeProvider.System);

    public Task ReadyAsync() =>
        Client.WaitUntilReadyAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Patience);

    public Task ReceivedAsync(string eventName) =>
        Eventually.HoldsAsync(() => Sink.Names.Contains(eventName), $"{eventName} arrived; logged: {string.Join('\n', Server.Loggers.Lines)}");

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Run.ContinueWith(_ => { }, TaskScheduler.Default);
        _rest.Dispose();
        _stop.Dispose();
    }
}
