using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Playground;
using TemplateWorker.Storage;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

/// <summary>A gateway client whose sessions are kept in a database, as those of a worker are.</summary>
sealed class KeptGateway : IGatewayEventSink, IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly DiscordRestClient _rest;
    readonly Task _run;

    public KeptGateway(PlaygroundServer playground, Database database, RecordingLoggerFactory logs, ShardSet? shards = null)
    {
        _rest = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = new Uri(playground.Announcement.Api), Token = playground.Token }, logs, TimeProvider.System);
        Gateway = new GatewayClient(
            new GatewayClientOptions
            {
                Shards = shards,
                KeepSessionsOnStop = true,
                IdentifyInterval = TimeSpan.Zero,
                ShardOverlap = TimeSpan.FromMilliseconds(50),
                GuildPatience = TimeSpan.Zero,
                Intents = GatewayIntents.GuildMessages | GatewayIntents.MessageContent,
            },
            _rest, this, logs, TimeProvider.System);
        Keeper = new GatewaySessionKeeper(database.GatewaySessions, playground.ApplicationId.Value, Gateway, logs, TimeProvider.System);
        _run = RunAsync();
    }

    public GatewayClient Gateway { get; }

    public GatewaySessionKeeper Keeper { get; }

    /// <summary>Names of the events that arrived, messages with their text.</summary>
    public ConcurrentQueue<string> Events { get; } = new();

    public Task ReadyAsync() => Gateway.WaitUntilReadyAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Patience);

    public void OnDispatch(in GatewayDispatch dispatch)
    {
        var name = Encoding.UTF8.GetString(dispatch.EventName);
        if (name != "MESSAGE_CREATE")
        {
            Events.Enqueue(name);
            return;
        }
        using var message = JsonDocument.Parse(dispatch.Data.ToArray());
        Events.Enqueue($"{name} {message.RootElement.GetProperty("content").GetString()}");
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await Keeper.SaveLastAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _rest.Dispose();
        _stop.Dispose();
    }

    async Task RunAsync() => await Gateway.RunAsync(await Keeper.LoadAsync(CancellationToken.None), _stop.Token);
}
