using System.Net.WebSockets;
using TemplateWorker.Playground.Gateway.Compression;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Sends frames as text, or through one compressed stream per connection when the client asked for it.</summary>
sealed class FrameEncoder(WebSocket socket, IFrameCompressor? compressor) : IDisposable
{
    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) => compressor is null
        ? socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken)
        : socket.SendAsync(compressor.Compress(frame.Span), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);

    public void Dispose() => compressor?.Dispose();
}
