using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Gateway;

public sealed class CompressionTests
{
    [Fact]
    public async Task A_zlib_stream_goes_on_over_every_payload_of_a_connection()
    {
        await using var playground = await TestPlayground.StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri(playground.Server.GatewayUrl + "/?v=10&encoding=json&compress=zlib-stream"),
            TestContext.Current.CancellationToken);
        using var compressed = new MemoryStream();
        await using var plain = new ZLibStream(compressed, CompressionMode.Decompress);

        (await ReadAsync(socket, compressed, plain)).GetProperty("op").GetInt32().ShouldBe(10);
        var identify = $$$"""{"op":2,"d":{"token":"{{{playground.Server.Token}}}","intents":1,"properties":{} }}""";
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(identify), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        (await ReadAsync(socket, compressed, plain)).GetProperty("t").GetString().ShouldBe("READY");
        (await ReadAsync(socket, compressed, plain)).GetProperty("t").GetString().ShouldBe("GUILD_CREATE");
    }

    static async Task<JsonElement> ReadAsync(WebSocket socket, MemoryStream compressed, ZLibStream plain)
    {
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        received.MessageType.ShouldBe(WebSocketMessageType.Binary);
        received.EndOfMessage.ShouldBeTrue();
        buffer.AsSpan(0, received.Count).EndsWith<byte>([0, 0, 0xFF, 0xFF]).ShouldBeTrue();

        var position = compressed.Position;
        compressed.Write(buffer, 0, received.Count);
        compressed.Position = position;
        var text = new byte[256 * 1024];
        var length = 0;
        int read;
        while ((read = plain.Read(text, length, text.Length - length)) > 0)
            length += read;
        return JsonSerializer.Deserialize<JsonElement>(text.AsSpan(0, length));
    }
}
