using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Frames from the host, in order. While a script runs long they can be looked through for the urgent ones; the others
/// are set aside, in order, up to a bound, beyond which the channel itself holds them back.
/// </summary>
sealed class Inbox
{
    /// <summary>Stands in the order for a frame that was handled ahead of it.</summary>
    internal const FrameKind Handled = default;

    const int MaxSetAsideBytes = 4 * 1024 * 1024;

    readonly FrameReceiver _receiver = new(fromHost: true);
    readonly Queue<(FrameKind Kind, byte[] Bytes)> _setAside = [];
    int _setAsideBytes;
    bool _isTakenKept;

    /// <summary>Takes the next frame that has arrived whole.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="payload">
    /// Its payload, valid until the next frame is taken, also while others are looked through; a writable byte follows it.
    /// </param>
    internal bool TryTake(out FrameKind kind, out Span<byte> payload)
    {
        _isTakenKept = false;
        if (!_setAside.TryDequeue(out var frame))
            return _receiver.TryTake(out kind, out payload);
        _setAsideBytes -= frame.Bytes.Length;
        kind = frame.Kind;
        payload = frame.Bytes.AsSpan(0, frame.Bytes.Length - 1);
        return true;
    }

    /// <summary>Reads from the channel, waiting for the first byte.</summary>
    /// <exception cref="HostGoneException">The host has closed the channel.</exception>
    internal void Receive()
    {
        var count = HostChannel.Read(_receiver.Free);
        if (count == 0)
            throw new HostGoneException();
        _receiver.Received(count);
    }

    /// <summary>Looks, without waiting, through what has arrived while a script runs.</summary>
    /// <param name="urgent">Handles a frame at once; false sets it aside. Its place among the others stays.</param>
    internal void LookAhead(Func<FrameKind, ReadOnlySpan<byte>, bool> urgent)
    {
        do
        {
            while (_setAsideBytes < MaxSetAsideBytes && _receiver.TryTake(out var kind, out var payload))
            {
                if (urgent(kind, payload))
                    SetAside(Handled, default);
                else
                    SetAside(kind, payload);
            }
            if (_setAsideBytes >= MaxSetAsideBytes || !HostChannel.WaitReadable(0))
                return;
            KeepTaken();
            Receive();
        }
        while (true);
    }

    // The script that runs is worked off from a frame, and other templates of its tenant are still to get the same one.
    void KeepTaken()
    {
        if (!_isTakenKept)
            _receiver.Keep();
        _isTakenKept = true;
    }

    void SetAside(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[payload.Length + 1];
        payload.CopyTo(bytes);
        _setAside.Enqueue((kind, bytes));
        _setAsideBytes += bytes.Length;
    }
}
