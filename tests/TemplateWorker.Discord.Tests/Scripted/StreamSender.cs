using System.Text;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Playground.Gateway.Compression;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>Compresses messages into one stream, each with a flush at its end, as Discord does for a connection.</summary>
sealed class StreamSender(GatewayCompression compression) : IDisposable
{
    readonly IFrameCompressor _stream = compression == GatewayCompression.ZstdStream ? new ZstdCompressor() : new ZlibCompressor();

    /// <summary>The beginning of a stream: one message.</summary>
    public static byte[] Begin(GatewayCompression compression, byte[] message)
    {
        using var sender = new StreamSender(compression);
        return sender.Compress(message);
    }

    public byte[] Compress(string message) => Compress(Encoding.UTF8.GetBytes(message));

    public byte[] Compress(byte[] message) => _stream.Compress(message).ToArray();

    public void Dispose() => _stream.Dispose();
}
