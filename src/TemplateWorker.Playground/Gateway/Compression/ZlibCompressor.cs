using System.IO.Compression;

namespace TemplateWorker.Playground.Gateway.Compression;

/// <summary>One zlib stream. A flush ends each frame with 00 00 FF FF, by which the client knows that it is whole.</summary>
sealed class ZlibCompressor : IFrameCompressor
{
    readonly MemoryStream _compressed = new();
    readonly ZLibStream _zlib;

    /// <summary>Begins a stream.</summary>
    public ZlibCompressor() => _zlib = new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> frame)
    {
        _compressed.SetLength(0);
        _zlib.Write(frame);
        _zlib.Flush();
        return _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zlib.Dispose();
        _compressed.Dispose();
    }
}
