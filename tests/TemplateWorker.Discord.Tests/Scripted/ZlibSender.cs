using System.IO.Compression;
using System.Text;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>Compresses messages into one stream, each with a flush at its end, as Discord does for a connection.</summary>
sealed class ZlibSender : IDisposable
{
    readonly MemoryStream _compressed = new();
    readonly ZLibStream _zlib;

    public ZlibSender() => _zlib = new ZLibStream(_compressed, CompressionLevel.Fastest);

    /// <summary>The beginning of a stream: one message.</summary>
    public static byte[] Begin(byte[] message)
    {
        using var sender = new ZlibSender();
        return sender.Compress(message);
    }

    public byte[] Compress(string message) => Compress(Encoding.UTF8.GetBytes(message));

    public byte[] Compress(byte[] message)
    {
        _compressed.SetLength(0);
        _zlib.Write(message);
        _zlib.Flush();
        return _compressed.ToArray();
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _compressed.Dispose();
    }
}
