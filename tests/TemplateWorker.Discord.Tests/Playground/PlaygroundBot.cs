using System.Text.Json;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Gateway;
using TemplateWorker.Discord.Tests.Scripted;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;
using TemplateWorker.Testing;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Discord.Tests.Playground;

/// <summary>
/// A bot that is logged in to a playground. What it asks for is as Discord describes it, or the test fails at its end.
/// </summary>
sealed class PlaygroundBot : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly DescribedTransport _traffic = new(new SocketsHttpHandler());
    readonly List<Task> _runs = [];

    PlaygroundBot(PlaygroundServer server, GatewayClientOptions? gateway, TimeProvider? time)
    {
        Server = server;
        Rest = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = new Uri(server.Announcement.Api), Token = server.Token }, Loggers, TimeProvider.System, _traffic);
        Gateway = Run(gateway ?? RunningGateway.QuickOptions, time);
    }

    public PlaygroundServer Server { get; }

    public DiscordRestClient Rest { get; }

    public GatewayClient Gateway { get; }

    public RecordingSink Sink { get; } = new();

    public RecordingLoggerFactory Loggers { get; } = new();

    public ulong ChannelId => Server.ChannelId.Value;

    public static async Task<PlaygroundBot> LoginAsync(
        PlaygroundOptions? options = null, GatewayClientOptions? gateway = null, TimeProvider? time = null)
    {
        var server = await PlaygroundServer.StartAsync(options, cancellationToken: TestContext.Current.CancellationToken);
        var bot = new PlaygroundBot(server, gateway, time);
        await bot.Gateway.WaitUntilReadyAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Patience);
        return bot;
    }

    /// <summary>Runs a gateway client, as another host of the same bot does beside the first; its events come to the same sink.</summary>
    public GatewayClient Run(GatewayClientOptions options, TimeProvider? time = null)
    {
        var gateway = new GatewayClient(options, Rest, Sink, Loggers, time ?? TimeProvider.System);
        _runs.Add(gateway.RunAsync(_stop.Token));
        return gateway;
    }

    public Task LoggedAsync(string text) => Eventually.HoldsAsync(
        () => Loggers.Lines.Any(line => line.Text.Contains(text)), $"'{text}' was logged; logged: {string.Join('\n', Loggers.Lines)}");

    public void Say(string content) => Server.People.SendMessage(Server.ChannelId, Server.MemberId, content);

    public async Task<JsonElement> ReceiveAsync(string eventName, Func<JsonElement, bool>? matches = null)
    {
        JsonElement found = default;
        await Eventually.HoldsAsync(
            () => Sink.Events.Where(received => received.Name == eventName).Select(received => Parse(received.Data))
                .FirstOrDefault(data => matches == null || matches(data)) is { ValueKind: JsonValueKind.Object } data
                && (found = data).ValueKind == JsonValueKind.Object,
            $"{eventName} arrived");
        return found;
    }

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static ulong IdOf(ReadOnlyMemory<byte> answer) => ulong.Parse(Parse(Json.Text(answer)).GetProperty("id").GetString()!);

    public Message? Message(ulong id) => Server.World.FindMessage(Server.ChannelId, new Snowflake(id));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_runs);
        Rest.Dispose();
        _stop.Dispose();
        await Server.DisposeAsync();
        _traffic.Differences.ShouldBeEmpty();
    }
}
