using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>
/// The writing side of a channel. Frames are appended by any thread and leave in batches: at once while the sandbox has
/// nothing to do, else when it has answered or when <see cref="BatchBytes"/> wait, so that a busy sandbox costs few
/// system calls and an idle one no delay. No call blocks; what finds no room leaves from the reader's thread.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="roomWanted">Told when what waits has to leave from the reader's thread.</param>
/// <param name="broken">Told when a write fails.</param>
sealed class FrameSender(SandboxChannel channel, Action roomWanted, Action<string> broken)
{
    const int BatchBytes = 64 * 1024;

    readonly Lock _gate = new();
    FrameWriter _filling = new();
    FrameWriter _leaving = new();
    int _leftBytes;
    long _fillingFrames;
    long _appended;
    long _handedOver;
    long _consumed;
    bool _flushing;
    volatile bool _wantsRoom;

    /// <summary>Whether bytes wait for room; then <see cref="Resume"/> is due when there is some.</summary>
    public bool WantsRoom => _wantsRoom;

    /// <summary>Number of frames that the sandbox has said it worked off.</summary>
    public long Consumed => Volatile.Read(ref _consumed);

    /// <summary>Number of frames that left or are leaving.</summary>
    public long HandedOver => Volatile.Read(ref _handedOver);

    /// <summary>Number of frames that were appended, and of those that the sandbox has said it worked off, at one moment.</summary>
    public (long Appended, long Consumed) Progress
    {
        get
        {
            lock (_gate)
                return (_appended, _consumed);
        }
    }

    /// <summary>Bytes that have not left yet.</summary>
    public int PendingBytes
    {
        get
        {
            lock (_gate)
                return PendingBytes_NeedsLock;
        }
    }

    /// <summary>Appends a dispatch.</summary>
    /// <returns>Its number among the frames of this channel.</returns>
    /// <exception cref="ProtocolException">It is above the bound of a frame.</exception>
    public long Append(in DispatchMessage message)
    {
        lock (_gate)
        {
            message.WriteTo(_filling);
            return Count();
        }
    }

    /// <summary>Appends the answer to a host call.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="waiting">Bytes that have not left yet.</param>
    /// <returns>Its number among the frames of this channel.</returns>
    /// <exception cref="ProtocolException">It is above the bound of a frame.</exception>
    public long Append(in HostCallResultMessage message, out int waiting)
    {
        lock (_gate)
        {
            message.WriteTo(_filling);
            waiting = PendingBytes_NeedsLock;
            return Count();
        }
    }

    /// <summary>Appends a tenant's templates.</summary>
    /// <exception cref="ProtocolException">They are above the bound of a frame.</exception>
    public void Append(LoadTenantMessage message)
    {
        lock (_gate)
        {
            message.WriteTo(_filling);
            Count();
        }
    }

    /// <summary>Appends the first frame.</summary>
    public void Append(in StartMessage message)
    {
        lock (_gate)
        {
            message.WriteTo(_filling);
            Count();
        }
    }

    /// <summary>Appends a frame that carries a number.</summary>
    /// <returns>Its number among the frames of this channel.</returns>
    public long Append(FrameKind kind, ulong number)
    {
        lock (_gate)
        {
            NumberMessage.Write(_filling, kind, number);
            return Count();
        }
    }

    /// <summary>Takes the sandbox's word that it worked off more frames.</summary>
    /// <exception cref="ProtocolException">It cannot have.</exception>
    public void WorkedOff(ulong frames)
    {
        lock (_gate)
        {
            if (frames > (ulong)(_handedOver - _consumed))
                throw new ProtocolException($"The sandbox says it worked off {frames} frames of {_handedOver - _consumed}.");
            Volatile.Write(ref _consumed, _consumed + (long)frames);
        }
    }

    /// <summary>Sends what waits if the sandbox is idle or enough has gathered.</summary>
    public void FlushWhenDue() => Flush(evenIfBusy: false);

    /// <summary>Sends what waits.</summary>
    public void Flush() => Flush(evenIfBusy: true);

    /// <summary>Goes on after there was no room.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            if (!_wantsRoom || _flushing)
                return;
            _wantsRoom = false;
            _flushing = true;
        }
        Send();
    }

    void Flush(bool evenIfBusy)
    {
        lock (_gate)
        {
            if (_flushing || _wantsRoom || !TakeBatch(evenIfBusy))
                return;
            _flushing = true;
        }
        Send();
    }

    void Send()
    {
        try
        {
            do
            {
                while (_leftBytes < _leaving.Length)
                {
                    var count = channel.Write(_leaving.Written[_leftBytes..]);
                    if (count < 0)
                    {
                        WaitForRoom();
                        return;
                    }
                    Volatile.Write(ref _leftBytes, _leftBytes + count);
                }
            }
            while (FinishBatch());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            broken(e.Message);
        }
    }

    void WaitForRoom()
    {
        lock (_gate)
        {
            _flushing = false;
            _wantsRoom = true;
        }
        roomWanted();
    }

    bool FinishBatch()
    {
        lock (_gate)
        {
            _leaving.Consume(_leaving.Length);
            _leftBytes = 0;
            return _flushing = TakeBatch(evenIfBusy: false);
        }
    }

    bool TakeBatch(bool evenIfBusy)
    {
        if (_filling.Length == 0 || (!evenIfBusy && _handedOver > _consumed && _filling.Length < BatchBytes))
            return false;
        (_filling, _leaving) = (_leaving, _filling);
        Volatile.Write(ref _handedOver, _handedOver + _fillingFrames);
        _fillingFrames = 0;
        return true;
    }

    int PendingBytes_NeedsLock => _filling.Length + _leaving.Length - _leftBytes;

    long Count()
    {
        _fillingFrames++;
        return ++_appended;
    }
}
