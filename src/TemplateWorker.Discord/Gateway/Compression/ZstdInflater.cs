namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>
/// Inflates what one connection carries: all of it is one zstd stream, of which every WebSocket message brings a part that
/// can be inflated whole. It holds the stream's window; what comes and what goes out stays in the buffers of others.
/// </summary>
sealed unsafe class ZstdInflater : IMessageInflater
{
    // 8 MiB, the window of zstd's highest ordinary level. libzstd itself would let a stream ask for 128 MiB.
    const int LargestWindowLog = 23;

    readonly ZstdStreamHandle _stream = LibZstd.MakeStream();

    /// <summary>Begins a stream.</summary>
    /// <exception cref="InsufficientMemoryException">There is no memory for it.</exception>
    public ZstdInflater()
    {
        if (_stream.IsInvalid)
            throw new InsufficientMemoryException("libzstd found no memory for another stream.");
        Check(LibZstd.SetParameter(_stream, LibZstd.LargestWindowLog, LargestWindowLog));
    }

    /// <inheritdoc/>
    public bool EndsMessage => true;

    /// <inheritdoc/>
    public bool TryInflate(ReadOnlyMemory<byte> compressed, MessageBuffer message)
    {
        fixed (byte* bytes = compressed.Span)
        {
            var input = ZstdBuffer.Of(bytes, compressed.Length);
            while (message.TryMakeRoom())
            {
                if (Inflate(ref input, message))
                    return true;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // Room that is left over says that nothing is left inside either.
    bool Inflate(ref ZstdBuffer input, MessageBuffer message)
    {
        fixed (byte* room = message.Room.Span)
        {
            var output = ZstdBuffer.Of(room, message.Room.Length);
            Check(LibZstd.Decompress(_stream, ref output, ref input));
            message.Advance((int)output.Used);
            return input.IsUsedUp && !output.IsUsedUp;
        }
    }

    static void Check(nuint result)
    {
        if (LibZstd.IsError(result) != 0)
            throw new InvalidDataException(LibZstd.TextOf(result));
    }
}
