using Microsoft.Win32.SafeHandles;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox;

/// <summary>The inherited channel to the host: whole frames when it behaves, any bytes when it does not.</summary>
sealed class HostEnd : IDisposable
{
    const int FirstDescriptor = 3;

    readonly FileStream _reader;
    readonly FileStream _writer;
    readonly FrameReceiver _receiver = new(fromHost: true);
    readonly FrameWriter _frames = new();

    /// <summary>Takes over the descriptors that the launcher placed.</summary>
    public HostEnd(bool usesPipes)
    {
        _reader = new FileStream(new SafeFileHandle(FirstDescriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);
        _writer = new FileStream(
            new SafeFileHandle(FirstDescriptor + (usesPipes ? 1 : 0), ownsHandle: usesPipes), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Waits for a frame.</summary>
    /// <returns>False when the host has closed the channel.</returns>
    public bool TryRead(out FrameKind kind, out byte[] payload)
    {
        while (true)
        {
            if (_receiver.TryTake(out kind, out var bytes))
            {
                payload = bytes.ToArray();
                return true;
            }
            payload = [];
            var count = _reader.Read(_receiver.Free);
            if (count == 0)
                return false;
            _receiver.Received(count);
        }
    }

    /// <summary>Reads one byte past the frames, as a reader does that is slow on purpose.</summary>
    public void ReadByte() => _reader.ReadByte();

    /// <summary>Says that frames were worked off.</summary>
    public void WorkOff(ulong count) => Send(frames => NumberMessage.Write(frames, FrameKind.Consumed, count));

    /// <summary>Ends a dispatch well.</summary>
    public void End(ulong dispatch) => Send(frames => new OutcomeMessage(dispatch, OutcomeKind.Ok, default, default).WriteTo(frames));

    /// <summary>Ends a dispatch with an error as it comes.</summary>
    public void Fail(ulong dispatch, byte[] error) =>
        Send(frames => new OutcomeMessage(dispatch, OutcomeKind.Error, default, error).WriteTo(frames));

    /// <summary>Asks the host for something.</summary>
    public void Call(ulong dispatch, ReadOnlySpan<byte> method, byte[] arguments, uint call = 1, ushort template = 0)
    {
        new HostCallMessage(dispatch, template, call, method, arguments).WriteTo(_frames);
        SendWritten();
    }

    /// <summary>Logs a line.</summary>
    public void Log(uint tenantKey, ulong dispatch, byte[] text) =>
        Send(frames => new LogMessage(tenantKey, 0, dispatch, TemplateLogLevel.Info, text).WriteTo(frames));

    /// <summary>Ends a load.</summary>
    public void EndLoad(uint tenantKey, byte[] json) =>
        Send(frames => new TenantLoadedMessage(tenantKey, OutcomeKind.Ok, 0, json).WriteTo(frames));

    /// <summary>Sends frames as the protocol has them.</summary>
    public void Send(Action<FrameWriter> write)
    {
        write(_frames);
        SendWritten();
    }

    /// <summary>Sends a frame with any payload.</summary>
    public void SendFrame(FrameKind kind, byte[] payload)
    {
        _frames.Begin(kind);
        _frames.WriteRest(payload);
        _frames.End();
        SendWritten();
    }

    /// <summary>Sends any bytes.</summary>
    public void SendRaw(ReadOnlySpan<byte> bytes) => _writer.Write(bytes);

    /// <summary>Waits for answers to host calls, leaving other frames aside.</summary>
    /// <returns>Whether the last of them told of success.</returns>
    public bool AwaitAnswers(int count)
    {
        var succeeded = false;
        while (count > 0 && TryRead(out var kind, out var payload))
        {
            if (kind == FrameKind.Ping)
                Send(frames => NumberMessage.Write(frames, FrameKind.Pong, NumberMessage.Read(payload)));
            WorkOff(1);
            if (kind != FrameKind.HostCallResult)
                continue;
            succeeded = HostCallResultMessage.Read(payload).Succeeded;
            count--;
        }
        return succeeded;
    }

    /// <summary>Closes the channel while the process lives on.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    void SendWritten()
    {
        _writer.Write(_frames.Written);
        _frames.Consume(_frames.Length);
    }
}
