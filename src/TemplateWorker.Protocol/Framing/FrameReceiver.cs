using System.Buffers.Binary;

namespace TemplateWorker.Protocol.Framing;

/// <summary>
/// Cuts a byte stream into frames. The caller fills <see cref="Free"/> from the channel, reports the count to
/// <see cref="Received"/> and then takes frames until there is none. Not thread-safe.
/// </summary>
/// <param name="fromHost">Whether the other side is the host; frames of the wrong direction are violations.</param>
public sealed class FrameReceiver(bool fromHost)
{
    const int InitialCapacity = 64 * 1024;
    const int KeptCapacity = 1024 * 1024;

    byte[] _buffer = new byte[InitialCapacity];
    int _start;
    int _end;

    /// <summary>Room for the next bytes of the stream; never empty.</summary>
    public Span<byte> Free
    {
        get
        {
            MakeRoom();
            return _buffer.AsSpan(_end, _buffer.Length - _end - 1);
        }
    }

    /// <summary>Tells how many bytes of <see cref="Free"/> were filled.</summary>
    /// <param name="count">Number of bytes, above 0.</param>
    public void Received(int count) => _end += count;

    /// <summary>Takes the next whole frame.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="payload">
    /// Its payload, valid until the next use of <see cref="Free"/>, and after <see cref="Keep"/> for good. At least one writable byte of the buffer follows it, so
    /// that a native reader may be given a terminating zero in place.
    /// </param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="ProtocolException">The stream holds something that is no frame for this side.</exception>
    public bool TryTake(out FrameKind kind, out Span<byte> payload)
    {
        kind = default;
        payload = default;
        var available = _end - _start;
        if (available < FrameLimits.HeaderBytes)
            return false;
        var header = _buffer.AsSpan(_start, FrameLimits.HeaderBytes);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        kind = (FrameKind)header[4];
        var limit = FrameLimits.MaxPayload(kind);
        if (limit < 0 || FrameLimits.IsFromHost(kind) != fromHost)
            throw new ProtocolException($"A frame of kind {(byte)kind} is not allowed here.");
        if (length > (uint)limit)
            throw new ProtocolException($"A {kind} frame announces {length} bytes; its bound is {limit}.");
        if (available - FrameLimits.HeaderBytes < length)
            return false;
        payload = _buffer.AsSpan(_start + FrameLimits.HeaderBytes, (int)length);
        _start += FrameLimits.HeaderBytes + (int)length;
        return true;
    }

    /// <summary>Leaves the payloads that were taken so far to who has them: what comes next goes elsewhere.</summary>
    public void Keep()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var target = new byte[rest.Length + InitialCapacity];
        rest.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, rest.Length);
    }

    // The byte kept free at the end serves the promise about the byte after a payload.
    void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_buffer.Length > KeptCapacity)
                _buffer = new byte[InitialCapacity];
        }
        var needed = FrameLimits.HeaderBytes;
        if (_end - _start >= FrameLimits.HeaderBytes)
            needed += (int)BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        var isLarge = needed + 1 > _buffer.Length;
        if (_buffer.Length - _end > 1 && (isLarge ? _start == 0 : _start + needed < _buffer.Length))
            return;
        // Grows with what has come, not with what is announced: a header alone must not cost a frame's memory.
        var isFull = _end - _start + 1 >= _buffer.Length;
        var target = isLarge && isFull ? new byte[Math.Min(needed + InitialCapacity, 2 * _buffer.Length)] : _buffer;
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        _end -= _start;
        _start = 0;
        _buffer = target;
    }
}
