using System.Buffers.Binary;
using System.Text;

namespace TemplateWorker.Protocol.Framing;

/// <summary>Reads the fields of one frame's payload. Every read is bounds-checked; nothing is copied.</summary>
/// <param name="payload">The payload of one frame.</param>
public ref struct FrameReader(ReadOnlySpan<byte> payload)
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    ReadOnlySpan<byte> _rest = payload;

    /// <summary>Reads one byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>Reads an unsigned 16-bit number.</summary>
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>Reads an unsigned 32-bit number.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads an unsigned 64-bit number.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads how many parts follow, as an unsigned 16-bit number, so that room is made for what can be there and no more.</summary>
    /// <param name="leastBytes">Bytes that the smallest part has.</param>
    /// <exception cref="ProtocolException">So many do not fit what is left.</exception>
    public ushort ReadCount(int leastBytes)
    {
        var count = ReadUInt16();
        if (count * leastBytes > _rest.Length)
            throw new ProtocolException($"{count} parts of {leastBytes} bytes or more do not fit the {_rest.Length} bytes left in their frame.");
        return count;
    }

    /// <summary>Reads bytes that carry their own length.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadUInt32();
        if (length > (uint)_rest.Length)
            throw new ProtocolException($"A field of {length} bytes does not fit the {_rest.Length} bytes left in its frame.");
        return Take((int)length);
    }

    /// <summary>Reads text that carries its own length.</summary>
    /// <exception cref="ProtocolException">The bytes are not UTF-8.</exception>
    public string ReadText()
    {
        var bytes = ReadBytes();
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ProtocolException("A text field is not UTF-8.");
        }
    }

    /// <summary>Takes all that is left.</summary>
    public ReadOnlySpan<byte> ReadRest()
    {
        var rest = _rest;
        _rest = default;
        return rest;
    }

    /// <summary>Asserts that the payload held nothing more.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
            throw new ProtocolException($"{_rest.Length} bytes follow the last field of a frame.");
    }

    ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw new ProtocolException($"A frame ends {count - _rest.Length} bytes before its field does.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
