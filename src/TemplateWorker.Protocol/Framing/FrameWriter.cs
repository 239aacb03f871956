using System.Buffers.Binary;
using System.Text;

namespace TemplateWorker.Protocol.Framing;

/// <summary>
/// Collects whole frames in one growing buffer, so that many leave in one system call. Not thread-safe.
/// </summary>
public sealed class FrameWriter
{
    const int InitialCapacity = 16 * 1024;
    const int KeptCapacity = 1024 * 1024;

    byte[] _buffer = new byte[InitialCapacity];
    int _length;
    int _frameStart = -1;

    /// <summary>Bytes of finished frames that wait to be sent.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Number of bytes that wait to be sent.</summary>
    public int Length => _length;

    /// <summary>Starts a frame.</summary>
    /// <param name="kind">What it says.</param>
    public void Begin(FrameKind kind)
    {
        _frameStart = _length;
        var header = Reserve(FrameLimits.HeaderBytes);
        header[4] = (byte)kind;
    }

    /// <summary>Finishes the frame: its length becomes known.</summary>
    /// <exception cref="ProtocolException">The payload is above the bound of its kind; the frame is taken back.</exception>
    public void End()
    {
        var payload = _length - _frameStart - FrameLimits.HeaderBytes;
        var kind = (FrameKind)_buffer[_frameStart + 4];
        var limit = FrameLimits.MaxPayload(kind);
        if (payload > limit)
        {
            _length = _frameStart;
            _frameStart = -1;
            throw new ProtocolException($"A {kind} frame of {payload} bytes is above its bound of {limit} bytes.");
        }
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_frameStart), (uint)payload);
        _frameStart = -1;
    }

    /// <summary>Appends one byte.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value) => Reserve(1)[0] = value;

    /// <summary>Appends an unsigned 16-bit number.</summary>
    /// <param name="value">The number.</param>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), value);

    /// <summary>Appends an unsigned 32-bit number.</summary>
    /// <param name="value">The number.</param>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);

    /// <summary>Appends an unsigned 64-bit number.</summary>
    /// <param name="value">The number.</param>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);

    /// <summary>Appends bytes behind their length.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteUInt32((uint)bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
    }

    /// <summary>Appends text as UTF-8 behind its length.</summary>
    /// <param name="text">The text.</param>
    public void WriteText(ReadOnlySpan<char> text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        WriteUInt32((uint)count);
        Encoding.UTF8.GetBytes(text, Reserve(count));
    }

    /// <summary>Appends the last field of a frame, which needs no length of its own.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteRest(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Drops the first bytes, which have been sent.</summary>
    /// <param name="count">How many.</param>
    public void Consume(int count)
    {
        _length -= count;
        if (_length > 0)
            _buffer.AsSpan(count, _length).CopyTo(_buffer);
        else if (_buffer.Length > KeptCapacity)
            _buffer = new byte[InitialCapacity];
    }

    Span<byte> Reserve(int count)
    {
        var needed = checked(_length + count);
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max(needed, _buffer.Length * 2L)));
        var span = _buffer.AsSpan(_length, count);
        _length = needed;
        return span;
    }
}
