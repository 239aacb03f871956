using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>
/// The host's side of one sandbox's channel, from the first frame to the break. The first reason for a break wins and a
/// broken connection stays broken. Whatever bytes come, the worst they do is break it.
/// </summary>
sealed class SandboxConnection
{
    readonly SandboxChannel _channel;
    readonly TimeProvider _time;
    readonly long _mostAnswerBytes;
    readonly FrameReceiver _receiver = new(fromHost: false);
    readonly TaskCompletionSource<HelloMessage> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<ConnectionBreak> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile IFrameHandler? _handler;
    ConnectionBreak? _break;
    ulong _pings;
    ulong _pongs;
    long _pingFrame;
    long _heard;
    int _readingThread;

    /// <summary>Wraps a channel; nothing happens before <see cref="Start"/>.</summary>
    /// <param name="channel">The channel; closed when the connection is broken.</param>
    /// <param name="time">The clock.</param>
    /// <param name="mostAnswerBytes">Bytes that may wait for the sandbox when an answer joins them; above, it is broken.</param>
    public SandboxConnection(SandboxChannel channel, TimeProvider time, long mostAnswerBytes)
    {
        _channel = channel;
        _time = time;
        _mostAnswerBytes = mostAnswerBytes;
        _heard = time.GetTimestamp();
        Sender = new FrameSender(channel, AwaitRoom, reason => Break(new ConnectionBreak(BreakCause.Closed, $"Writing to the sandbox failed: {reason}")));
    }

    /// <summary>The writing side.</summary>
    public FrameSender Sender { get; }

    /// <summary>Takes the frames; while it is null, nothing was asked of the sandbox, so it may not answer.</summary>
    public IFrameHandler? Handler
    {
        get => _handler;
        set => _handler = value;
    }

    /// <summary>The sandbox's first frame; never completes when it breaks before.</summary>
    public Task<HelloMessage> Hello => _hello.Task;

    /// <summary>The reason of the break, as soon as there is one.</summary>
    public Task<ConnectionBreak> Broken => _broken.Task;

    /// <summary>Completes when the reading thread is done and the channel closed.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Whether the connection is of no further use.</summary>
    public bool IsBroken => Volatile.Read(ref _break) is not null;

    /// <summary>Time since the sandbox last sent anything.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Volatile.Read(ref _heard));

    /// <summary>Whether the caller is the reading thread, which sends what was appended when it has handled its batch.</summary>
    public bool IsReadingThread => Environment.CurrentManagedThreadId == Volatile.Read(ref _readingThread);

    /// <summary>Whether a ping has not been answered.</summary>
    public bool AwaitsPong => Volatile.Read(ref _pings) != Volatile.Read(ref _pongs);

    /// <summary>Sends the first frame and starts to read.</summary>
    /// <param name="start">The first frame.</param>
    /// <param name="name">Name of the reading thread.</param>
    public void Start(in StartMessage start, string name)
    {
        Sender.Append(start);
        Sender.Flush();
        new Thread(Read) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Asks for a sign of life, unless one is awaited.</summary>
    public void Ping()
    {
        if (AwaitsPong)
            return;
        Volatile.Write(ref _pingFrame, long.MaxValue);
        Volatile.Write(ref _pingFrame, Sender.Append(FrameKind.Ping, Interlocked.Increment(ref _pings)));
        Sender.FlushWhenDue();
    }

    /// <summary>
    /// Appends the answer to a host call. Events that find no room are refused; calls are answered, so a sandbox that
    /// makes them and takes no answers is broken before it has filled the host's memory.
    /// </summary>
    /// <param name="message">The answer.</param>
    /// <returns>Its number among the frames of this channel.</returns>
    /// <exception cref="ProtocolException">It is above the bound of a frame.</exception>
    public long Answer(in HostCallResultMessage message)
    {
        var frame = Sender.Append(message, out var waiting);
        if (waiting > _mostAnswerBytes)
            Break(new ConnectionBreak(BreakCause.Unresponsive, $"It does not take the answers to its host calls: {waiting} bytes wait for it."));
        return frame;
    }

    /// <summary>Ends the connection.</summary>
    /// <returns>Whether this was the first reason.</returns>
    public bool Break(ConnectionBreak reason)
    {
        if (Interlocked.CompareExchange(ref _break, reason, null) is not null)
            return false;
        _broken.SetResult(reason);
        _channel.Wake();
        return true;
    }

    void Read()
    {
        Volatile.Write(ref _readingThread, Environment.CurrentManagedThreadId);
        try
        {
            while (!IsBroken)
            {
                var (readable, writable) = _channel.Wait(orWritable: Sender.WantsRoom);
                if (writable)
                    Sender.Resume();
                if (readable && !IsBroken)
                    TakeBytes();
            }
        }
        catch (ProtocolException e)
        {
            Break(new ConnectionBreak(BreakCause.Violation, e.Message));
        }
        catch (IOException e)
        {
            Break(new ConnectionBreak(BreakCause.Closed, $"Reading from the sandbox failed: {e.Message}"));
        }
        catch (Exception e)
        {
            Break(new ConnectionBreak(BreakCause.HostDefect, $"Handling a frame failed: {e.Message}", e));
        }
        _channel.Dispose();
        _closed.SetResult();
    }

    // The reading thread looks at what is wanted before each of its waits; another's wish must end the present one.
    void AwaitRoom()
    {
        if (!IsReadingThread)
            _channel.Wake();
    }

    void TakeBytes()
    {
        var count = _channel.Read(_receiver.Free);
        if (count < 0)
            return;
        if (count == 0)
        {
            Break(new ConnectionBreak(BreakCause.Closed, "The sandbox closed its channel."));
            return;
        }
        Volatile.Write(ref _heard, _time.GetTimestamp());
        _receiver.Received(count);
        while (!IsBroken && _receiver.TryTake(out var kind, out var payload))
            Take(kind, payload);
        Sender.Flush();
    }

    void Take(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == FrameKind.Hello)
        {
            Greet(HelloMessage.Read(payload));
            return;
        }
        if (!_hello.Task.IsCompleted)
            throw new ProtocolException($"A {kind} frame came before Hello.");
        switch (kind)
        {
            case FrameKind.Consumed:
                WorkedOff(NumberMessage.Read(payload));
                break;
            case FrameKind.Pong:
                Answered(NumberMessage.Read(payload));
                break;
            default:
                Take(_handler ?? throw new ProtocolException($"A {kind} frame came from a sandbox that was asked for nothing."), kind, payload);
                break;
        }
    }

    static void Take(IFrameHandler handler, FrameKind kind, ReadOnlySpan<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Outcome:
                handler.DispatchEnded(OutcomeMessage.Read(payload));
                break;
            case FrameKind.HostCall:
                handler.HostCalled(HostCallMessage.Read(payload));
                break;
            case FrameKind.Log:
                handler.Logged(LogMessage.Read(payload));
                break;
            case FrameKind.TenantLoaded:
                handler.TenantLoaded(TenantLoadedMessage.Read(payload));
                break;
            default:
                throw new ProtocolException($"A frame of kind {kind} is not expected from a sandbox.");
        }
    }

    void Greet(HelloMessage hello)
    {
        if (hello.Version != ProtocolVersion.Current)
            throw new ProtocolException($"The sandbox speaks version {hello.Version} of the protocol, the host {ProtocolVersion.Current}. Install both from the same build.");
        if (!_hello.TrySetResult(hello))
            throw new ProtocolException("The sandbox said hello twice.");
    }

    // A sandbox answers a ping when it takes it, before it says that it took it.
    void WorkedOff(ulong frames)
    {
        Sender.WorkedOff(frames);
        if (AwaitsPong && Sender.Consumed >= Volatile.Read(ref _pingFrame))
            throw new ProtocolException($"The sandbox worked off ping {Volatile.Read(ref _pings)} without answering it.");
        _handler?.WorkedOff();
    }

    void Answered(ulong ping)
    {
        if (!AwaitsPong || ping != Volatile.Read(ref _pings))
            throw new ProtocolException($"A Pong {ping} came that nobody asked for.");
        Volatile.Write(ref _pongs, ping);
    }
}
