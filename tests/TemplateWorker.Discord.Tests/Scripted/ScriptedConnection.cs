using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>The server's side of one gateway connection.</summary>
sealed class ScriptedConnection(WebSocket socket, HttpContext context) : IDisposable
{
    readonly byte[] _buffer = new byte[16 * 1024];
    readonly StreamSender _stream = new(CompressionOf(context));

    public string Path => context.Request.Path;

    public string Query => context.Request.QueryString.ToString();

    /// <summary>The code the other side closed with; null for none.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    public Task SendAsync(string json) => SendPartAsync(json, isLast: true);

    public Task SendPartAsync(string text, bool isLast) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isLast, context.RequestAborted);

    /// <summary>
    /// Sends a message as Discord does on a connection that is compressed as the client asked for, in frames of this many
    /// bytes. Only zlib's message may be several of WebSocket's.
    /// </summary>
    public async Task SendCompressedAsync(string json, int frameBytes = int.MaxValue)
    {
        var parts = Compress(json).Chunk(frameBytes).ToList();
        foreach (var (index, part) in parts.Index())
            await SendBytesAsync(part, isLast: CompressionOf(context) == GatewayCompression.ZlibStream || index == parts.Count - 1);
    }

    /// <summary>The next bytes of the stream that a compressed connection carries.</summary>
    public byte[] Compress(string json) => _stream.Compress(json);

    public Task SendBytesAsync(byte[] bytes, bool isText = false, bool isLast = true) =>
        socket.SendAsync(bytes, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, isLast, context.RequestAborted);

    public Task HelloAsync(int heartbeatMilliseconds = 45_000) =>
        SendAsync($$$"""{"op":10,"s":null,"t":null,"d":{"heartbeat_interval":{{{heartbeatMilliseconds}}},"_trace":["x"]}}""");

    public Task AcknowledgeAsync() => SendAsync("""{"op":11,"s":null,"t":null,"d":null}""");

    public Task EventAsync(string name, long sequence, string data) =>
        SendAsync($$"""{"op":0,"s":{{sequence}},"t":"{{name}}","d":{{data}}}""");

    public Task ReadyAsync(string sessionId, Uri resumeUrl, long sequence = 1) =>
        EventAsync("READY", sequence, $$"""{"v":10,"session_id":"{{sessionId}}","resume_gateway_url":"{{resumeUrl}}","guilds":[]}""");

    /// <summary>Says hello, takes the identify, and answers with a session.</summary>
    public async Task<JsonElement> BeginSessionAsync(string sessionId, Uri resumeUrl, int heartbeatMilliseconds = 45_000)
    {
        await HelloAsync(heartbeatMilliseconds);
        var identify = await ReceiveAsync(2);
        await ReadyAsync(sessionId, resumeUrl);
        return identify;
    }

    /// <summary>Receives a frame with this opcode, passing over heartbeats; answers its data.</summary>
    public async Task<JsonElement> ReceiveAsync(int opcode)
    {
        while (await ReceiveOrCloseAsync() is { } frame)
        {
            var received = frame.GetProperty("op").GetInt32();
            if (received == opcode)
                return frame.GetProperty("d");
            if (received != 1)
                throw new InvalidOperationException($"Opcode {opcode} was expected, {received} came.");
            // One that comes first, on a busy machine, must not stay without its answer.
            await AcknowledgeAsync();
        }
        throw new InvalidOperationException($"Opcode {opcode} was expected, the connection closed with {CloseCode}.");
    }

    /// <summary>Receives the next frame; null when the other side closes or breaks off.</summary>
    public async Task<JsonElement?> ReceiveOrCloseAsync()
    {
        try
        {
            var part = await socket.ReceiveAsync(_buffer, context.RequestAborted);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            using var document = JsonDocument.Parse(_buffer.AsMemory(0, part.Count));
            return document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Takes whatever comes until the other side closes.</summary>
    public async Task UntilClosedAsync()
    {
        while (await ReceiveOrCloseAsync() != null)
        {
        }
    }

    public Task CloseAsync(int code) =>
        socket.CloseOutputAsync((WebSocketCloseStatus)code, "said the script", context.RequestAborted);

    public void Dispose() => _stream.Dispose();

    public Task DropAsync()
    {
        context.Abort();
        return Task.CompletedTask;
    }

    static GatewayCompression CompressionOf(HttpContext context) =>
        context.Request.Query["compress"] == "zstd-stream" ? GatewayCompression.ZstdStream : GatewayCompression.ZlibStream;
}
