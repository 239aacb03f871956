namespace TemplateWorker.Discord.Gateway.Compression;

/// <summary>Collects one message in memory that serves for the next one too.</summary>
/// <param name="largestBytes">The most it holds.</param>
sealed class MessageBuffer(int largestBytes)
{
    const int InitialBytes = 64 * 1024;

    /// <summary>Memory that grew beyond this for one big guild is given back.</summary>
    const int KeptBytes = 1024 * 1024;

    byte[] _bytes = NewBytes(largestBytes);
    int _length;

    /// <summary>What was collected; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Message => _bytes.AsMemory(0, _length);

    /// <summary>Where more can be put; not empty after <see cref="TryMakeRoom"/>.</summary>
    public Memory<byte> Room => _bytes.AsMemory(_length);

    /// <summary>Begins the next message.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptBytes)
            _bytes = NewBytes(largestBytes);
    }

    /// <summary>Tells how much was put into <see cref="Room"/>.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Makes sure that there is room.</summary>
    /// <returns>False when it holds as much as it may.</returns>
    public bool TryMakeRoom()
    {
        if (_length < _bytes.Length)
            return true;
        if (_length >= largestBytes)
            return false;
        Array.Resize(ref _bytes, (int)Math.Min(_bytes.Length * 2L, largestBytes));
        return true;
    }

    /// <summary>Puts bytes behind the others.</summary>
    /// <returns>False when they are too many.</returns>
    public bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (!TryMakeRoom())
                return false;
            var count = Math.Min(bytes.Length, _bytes.Length - _length);
            bytes[..count].CopyTo(Room.Span);
            Advance(count);
            bytes = bytes[count..];
        }
        return true;
    }

    static byte[] NewBytes(int largestBytes) => new byte[Math.Min(InitialBytes, largestBytes)];
}
