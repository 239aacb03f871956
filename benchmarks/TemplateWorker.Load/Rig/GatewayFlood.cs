using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Playground.Gateway.Compression;

namespace TemplateWorker.Load.Rig;

/// <summary>
/// The other end of one shard's connection: a gateway on loopback that opens a session and then sends as much as it is
/// given at once. It writes prepared bytes, so that nearly all the processor time is the receiver's.
/// </summary>
sealed partial class GatewayFlood : HttpMessageHandler
{
    // Of RFC 6455: what a server proves with that it speaks WebSocket, its frames' kinds and the marks of longer lengths.
    const string Proof = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const byte TextFrame = 0x81;
    const byte BinaryFrame = 0x82;
    const byte TwoBytes = 126;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly IFrameCompressor? _compressor;
    NetworkStream? _client;

    /// <summary>Starts to listen.</summary>
    /// <param name="compression">Of which stream frames are parts, or none.</param>
    internal GatewayFlood(GatewayCompression compression)
    {
        _compressor = compression switch
        {
            GatewayCompression.ZlibStream => new ZlibCompressor(),
            GatewayCompression.ZstdStream => new ZstdCompressor(),
            _ => null,
        };
        _listener.Start();
    }

    /// <summary>Takes the shard's connection and opens its session.</summary>
    internal async Task AcceptAsync()
    {
        _client = (await _listener.AcceptTcpClientAsync()).GetStream();
        var request = new byte[4096];
        var key = Key().Match(Encoding.ASCII.GetString(request, 0, await _client.ReadAsync(request))).Groups[1].Value;
#pragma warning disable CA5350 // The protocol says so, and it secures nothing.
        var answer = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Proof)));
#pragma warning restore CA5350
        await _client.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {answer}\r\n\r\n"));
        await SendAsync(Prepare(["""{"op":10,"d":{"heartbeat_interval":3600000}}"""u8.ToArray()]));
        await _client.ReadExactlyAsync(new byte[2]);
        await SendAsync(Prepare(["""{"op":0,"s":1,"t":"READY","d":{"session_id":"load"}}"""u8.ToArray()]));
    }

    /// <summary>Makes the bytes of frames, which must be sent in the order in which they are made.</summary>
    internal byte[] Prepare(IEnumerable<byte[]> frames)
    {
        var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var frame in frames)
        {
            var content = _compressor is null ? frame : _compressor.Compress(frame).Span;
            bytes.WriteByte(_compressor is null ? TextFrame : BinaryFrame);
            if (content.Length < TwoBytes)
            {
                bytes.WriteByte((byte)content.Length);
            }
            else
            {
                bytes.WriteByte(TwoBytes);
                BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)content.Length));
                bytes.Write(length);
            }
            bytes.Write(content);
        }
        return bytes.ToArray();
    }

    /// <summary>Sends prepared bytes.</summary>
    internal ValueTask SendAsync(byte[] prepared) => _client!.WriteAsync(prepared);

    /// <summary>Answers the question for the gateway.</summary>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$$"""
                {"url":"ws://{{{_listener.LocalEndpoint}}}/","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":1,"max_concurrency":1}}
                """),
        });

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client?.Dispose();
            _compressor?.Dispose();
            _listener.Dispose();
        }
        base.Dispose(disposing);
    }

    [GeneratedRegex("Sec-WebSocket-Key: ([^\r]+)\r", RegexOptions.IgnoreCase)]
    internal static partial Regex Key();
}
