using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TemplateWorker.Playground;

namespace TemplateWorker.Tests.Demo;

/// <summary>The bot's end of the playground's gateway, as far as a test needs it: it logs in and hears interactions.</summary>
sealed class GatewayListener(ClientWebSocket socket)
{
    public static async Task<GatewayListener> ConnectAsync(PlaygroundServer playground)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(playground.GatewayUrl + "/?v=10&encoding=json"), default);
        var listener = new GatewayListener(socket);
        var identify = new { op = 2, d = new { token = playground.Token, intents = 1, properties = new { os = "linux", browser = "test", device = "test" } } };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(identify), WebSocketMessageType.Text, endOfMessage: true, default);
        await listener.WaitForAsync("READY");
        return listener;
    }

    /// <summary>Waits for an interaction.</summary>
    public async Task<(string Id, string Token)> InteractionAsync()
    {
        var data = await WaitForAsync("INTERACTION_CREATE");
        return (data.GetProperty("id").GetString()!, data.GetProperty("token").GetString()!);
    }

    /// <summary>Waits for an interaction and gives its data.</summary>
    public async Task<JsonElement> InteractionDataAsync() => (await WaitForAsync("INTERACTION_CREATE")).GetProperty("data");

    async Task<JsonElement> WaitForAsync(string name)
    {
        while (true)
        {
            var frame = JsonDocument.Parse(await ReceiveAsync()).RootElement;
            if (frame.GetProperty("t").GetString() == name)
            {
                return frame.GetProperty("d");
            }
        }
    }

    async Task<string> ReceiveAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        while (!part.EndOfMessage);
        return text.ToString();
    }
}
