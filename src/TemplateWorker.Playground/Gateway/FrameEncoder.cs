using System.IO.Compression;
using System.Net.WebSockets;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Sends frames as text, or through one zlib stream per connection when the client asked for it.</summary>
sealed class FrameEncoder : IDisposable
{
    readonly WebSocket _socket;
    readonly MemoryStream? _compressed;
    readonly ZLibStream? _zlib;

    public FrameEncoder(WebSocket socket, bool compress)
    {
        _socket = socket;
        if (!compress)
            return;
        _compressed = new MemoryStream();
        _zlib = new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        if (_zlib is null)
            return _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

        _compressed!.SetLength(0);
        _zlib.Write(frame.Span);
        // A flush ends the block with 00 00 FF FF, by which the client knows that the payload is whole.
        _zlib.Flush();
        var bytes = _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
        return _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    public void Dispose()
    {
        _zlib?.Dispose();
        _compressed?.Dispose();
    }
}
