using System.IO.Compression;

namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>
/// Inflates what one connection carries: all of it is one zlib stream, in which every message ends with a flush. It holds
/// zlib's window; what comes and what goes out stays in the buffers of others.
/// </summary>
sealed class ZlibInflater : IMessageInflater
{
    /// <summary>The last bytes of a flush (RFC 1951, an empty stored block), by which Discord ends a message.</summary>
    const uint FlushEnd = 0x0000_FFFF;

    const int FlushEndBytes = sizeof(uint);

    readonly PendingBytes _pending = new();
    readonly ZLibStream _zlib;
    uint _lastBytes = uint.MaxValue;

    /// <summary>Begins a stream.</summary>
    public ZlibInflater() => _zlib = new ZLibStream(_pending, CompressionMode.Decompress);

    /// <inheritdoc/>
    public bool EndsMessage => _lastBytes == FlushEnd;

    /// <inheritdoc/>
    public bool TryInflate(ReadOnlyMemory<byte> compressed, MessageBuffer message)
    {
        foreach (var last in compressed.Span[Math.Max(0, compressed.Length - FlushEndBytes)..])
            _lastBytes = (_lastBytes << 8) | last;
        _pending.Give(compressed);
        while (message.TryMakeRoom())
        {
            var count = _zlib.Read(message.Room.Span);
            if (count == 0)
                return true;
            message.Advance(count);
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zlib.Dispose();
        _pending.Dispose();
    }
}
