using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>A websocket client that speaks the gateway by hand, so that tests can also say what a good client never says.</summary>
sealed class GatewayTestClient : IAsyncDisposable
{
    /// <summary>GUILDS, GUILD_MEMBERS, GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS, GUILD_MESSAGE_TYPING, MESSAGE_CONTENT.</summary>
    public const int Everything = (1 << 0) | (1 << 1) | (1 << 9) | (1 << 10) | (1 << 11) | (1 << 15);


    readonly ClientWebSocket _socket = new();
    readonly PlaygroundServer _server;

    GatewayTestClient(PlaygroundServer server) => _server = server;

    public string SessionId { get; private set; } = "";

    public long Sequence { get; private set; }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<GatewayTestClient> ConnectAsync(
        PlaygroundServer server, string query = "/?v=10&encoding=json", bool expectsHello = true)
    {
        var client = new GatewayTestClient(server);
        await client._socket.ConnectAsync(new Uri(server.GatewayUrl + query), TestContext.Current.CancellationToken);
        if (expectsHello)
            (await client.ReceiveAsync()).Opcode.ShouldBe((int)GatewayOpcode.Hello);
        return client;
    }

    /// <summary>Connects, identifies and takes READY and, when it follows, GUILD_CREATE.</summary>
    public static async Task<GatewayTestClient> IdentifyAsync(PlaygroundServer server, int intents = Everything)
    {
        var client = await ConnectAsync(server);
        await client.SendIdentifyAsync(server.Token, intents);
        client.SessionId = (await client.ReceiveAsync("READY")).Data.GetProperty("session_id").GetString()!;
        if ((intents & 1) != 0)
            await client.ReceiveAsync("GUILD_CREATE");
        return client;
    }

    public Task SendIdentifyAsync(string token, int intents = Everything, JsonNode? shard = null) => SendAsync(
        GatewayOpcode.Identify,
        new JsonObject
        {
            ["token"] = token,
            ["intents"] = intents,
            ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "test", ["device"] = "test" },
            ["shard"] = shard,
        });

    public Task SendResumeAsync(string sessionId, long sequence) => SendAsync(
        GatewayOpcode.Resume,
        new JsonObject { ["token"] = _server.Token, ["session_id"] = sessionId, ["seq"] = sequence });

    public Task SendAsync(GatewayOpcode opcode, JsonNode? data) =>
        SendTextAsync(new JsonObject { ["op"] = (int)opcode, ["d"] = data }.ToJsonString());

    public Task SendTextAsync(string text) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    public async Task<GatewayFrame> ReceiveAsync()
    {
        var frame = await ReadAsync();
        return frame ?? throw new InvalidOperationException($"The gateway closed with {_socket.CloseStatus}.");
    }

    /// <summary>Takes the next dispatch, which must have this name.</summary>
    public async Task<GatewayFrame> ReceiveAsync(string name)
    {
        var frame = await ReceiveAsync();
        frame.Name.ShouldBe(name);
        return frame;
    }

    /// <summary>Reads to the close frame and answers with its code.</summary>
    public async Task<GatewayCloseCode> ReadCloseAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        return (GatewayCloseCode)(int)_socket.CloseStatus!.Value;
    }

    public async Task CloseAsync(int code)
    {
        await _socket.CloseAsync((WebSocketCloseStatus)code, "", TestContext.Current.CancellationToken);
    }

    /// <summary>Goes away without a word.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<GatewayFrame?> ReadAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            length += received.Count;
            if (!received.EndOfMessage)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }

            var frame = GatewayFrame.Parse(buffer.AsMemory(0, length));
            Sequence = frame.Sequence ?? Sequence;
            return frame;
        }
    }
}
