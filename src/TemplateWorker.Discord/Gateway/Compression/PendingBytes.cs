namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>A stream of the bytes that were given last; it has none until more are given, and then goes on.</summary>
sealed class PendingBytes : Stream
{
    ReadOnlyMemory<byte> _bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gives it bytes, which stay the caller's; those that were left are dropped.</summary>
    public void Give(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _bytes.Length);
        _bytes.Span[..count].CopyTo(buffer);
        _bytes = _bytes[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
