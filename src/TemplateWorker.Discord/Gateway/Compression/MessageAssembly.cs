using System.Net.WebSockets;

namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>
/// Puts the parts that a connection receives together to messages, inflated where Discord compresses them. Text is never
/// compressed, so a server that does not know the compression asked for is understood too.
/// </summary>
sealed class MessageAssembly : IDisposable
{
    const int CompressedBytes = 16 * 1024;

    readonly int _largestBytes;
    readonly MessageBuffer _message;
    readonly byte[]? _compressed;
    readonly IMessageInflater? _inflater;

    /// <summary>Begins with the first message of a connection.</summary>
    /// <param name="compression">What the connection was asked for.</param>
    /// <param name="largestBytes">The largest message, inflated.</param>
    public MessageAssembly(GatewayCompression compression, int largestBytes)
    {
        _largestBytes = largestBytes;
        _message = new MessageBuffer(largestBytes);
        if (compression == GatewayCompression.None)
            return;
        _compressed = new byte[CompressedBytes];
        _inflater = compression == GatewayCompression.ZstdStream ? new ZstdInflater() : new ZlibInflater();
    }

    /// <summary>Where the next part goes.</summary>
    public Memory<byte> Room => _compressed is null ? _message.Room : _compressed;

    /// <summary>Whether the message has come to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The message; valid until the next one begins.</summary>
    public ReadOnlyMemory<byte> Message => _message.Message;

    /// <summary>Begins the next message.</summary>
    public void Begin()
    {
        _message.Clear();
        IsWhole = false;
    }

    /// <summary>Takes the part that was put into <see cref="Room"/>.</summary>
    /// <returns>Null when all is well; else what Discord sent instead of a message.</returns>
    public string? Take(ValueWebSocketReceiveResult part)
    {
        IsWhole = part.EndOfMessage;
        if (_inflater is null)
        {
            _message.Advance(part.Count);
            return IsWhole || _message.TryMakeRoom() ? null : TooLarge;
        }
        var bytes = _compressed.AsMemory(0, part.Count);
        return part.MessageType == WebSocketMessageType.Text ? Append(bytes.Span) : Inflate(_inflater, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _inflater?.Dispose();

    string? Append(ReadOnlySpan<byte> bytes) => _message.TryAppend(bytes) ? null : TooLarge;

    string? Inflate(IMessageInflater inflater, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (!inflater.TryInflate(bytes, _message))
                return TooLarge;
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            return $"a compressed stream that cannot be inflated ({damage.Message})";
        }
        IsWhole &= inflater.EndsMessage;
        return null;
    }

    string TooLarge => $"a message of more than {_largestBytes} bytes";
}
