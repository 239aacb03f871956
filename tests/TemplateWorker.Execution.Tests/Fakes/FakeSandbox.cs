using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Sandboxes.Spares;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>
/// The other end of a real channel: speaks the protocol as a well-behaved sandbox would, unless a test tells it
/// otherwise.
/// </summary>
sealed class FakeSandbox
{
    readonly SafeFileHandle _reader;
    readonly SafeFileHandle _writer;
    readonly FrameReceiver _receiver = new(fromHost: true);
    readonly Lock _writing = new();
    readonly FrameWriter _frames = new();

    public FakeSandbox(SafeFileHandle reader, SafeFileHandle writer)
    {
        _reader = reader;
        _writer = writer;
        new Thread(Run) { IsBackground = true, Name = "fake sandbox" }.Start();
    }

    /// <summary>What it does at a dispatch; well by default.</summary>
    public Action<FakeSandbox, ReceivedDispatch> OnDispatch { get; set; } = (sandbox, dispatch) => sandbox.EndDispatch(dispatch.Id);

    /// <summary>What it does at a load; well by default.</summary>
    public Action<FakeSandbox, LoadTenantMessage> OnLoad { get; set; } = (sandbox, load) => sandbox.EndLoad(load.TenantKey);

    /// <summary>What it does at the host's first frame; it says hello by default.</summary>
    public Action<FakeSandbox> OnStart { get; set; } = sandbox => sandbox.SayHello();

    /// <summary>Memory that it says it has.</summary>
    public long ResidentBytes { get; set; }

    /// <summary>Whether it runs the template that warms a spare.</summary>
    public bool WarmsUp { get; set; } = true;

    /// <summary>Whether it was warmed, as a spare is.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>Whether it answers pings.</summary>
    public bool AnswersPings { get; set; } = true;

    public ConcurrentQueue<ReceivedDispatch> Dispatches { get; } = new();

    public ConcurrentQueue<LoadTenantMessage> Loads { get; } = new();

    public ConcurrentQueue<uint> Unloads { get; } = new();

    public ConcurrentQueue<(uint CallId, bool Succeeded, string Json)> Answers { get; } = new();

    public ConcurrentQueue<FrameKind> Received { get; } = new();

    public bool HostClosed { get; private set; }

    public void SayHello() => Send(frames => new HelloMessage(ProtocolVersion.Current, "fake").WriteTo(frames));

    public void EndLoad(uint key, OutcomeKind kind = OutcomeKind.Ok, string json = "[]") =>
        Send(frames => new TenantLoadedMessage(key, kind, 100, Encoding.UTF8.GetBytes(json)).WriteTo(frames));

    public void EndDispatch(ulong id, OutcomeKind kind = OutcomeKind.Ok, string error = "", uint cpuMicroseconds = 10) =>
        Send(frames => new OutcomeMessage(id, kind, new DispatchUsage(cpuMicroseconds, 20, 30, 0), Encoding.UTF8.GetBytes(error)).WriteTo(frames));

    public void CallHost(ulong dispatch, uint call, string method, string arguments, ushort template = 0) =>
        Send(frames => new HostCallMessage(dispatch, template, call, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(arguments)).WriteTo(frames));

    public void Log(uint key, ulong dispatch, string text, ushort template = 0) =>
        Send(frames => new LogMessage(key, template, dispatch, TemplateLogLevel.Info, Encoding.UTF8.GetBytes(text)).WriteTo(frames));

    public void Send(Action<FrameWriter> write)
    {
        lock (_writing)
        {
            write(_frames);
            SendRaw(_frames.Written);
            _frames.Consume(_frames.Length);
        }
    }

    public unsafe void SendRaw(ReadOnlySpan<byte> bytes)
    {
        try
        {
            fixed (byte* start = bytes)
            {
                for (nint sent = 0; sent < bytes.Length;)
                {
                    var count = NativeDescriptor.Write(_writer, start + sent, bytes.Length - sent);
                    if (count < 0)
                        return;
                    sent += count;
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The test ended this sandbox.
        }
    }

    /// <summary>Ends it as a killed process ends: its side of the channel closes.</summary>
    public void Die()
    {
        lock (_writing)
        {
            if (!_writer.IsClosed)
                _ = Shutdown(_writer, 2);
            _writer.Dispose();
        }
        _reader.Dispose();
    }

    [DllImport("libc", EntryPoint = "shutdown")]
    static extern int Shutdown(SafeFileHandle socket, int how);

    unsafe void Run()
    {
        try
        {
            while (true)
            {
                nint count;
                fixed (byte* start = _receiver.Free)
                    count = NativeDescriptor.Read(_reader, start, _receiver.Free.Length);
                if (count <= 0)
                    break;
                _receiver.Received((int)count);
                var frames = 0;
                while (_receiver.TryTake(out var kind, out var payload))
                {
                    Take(kind, payload);
                    // One that does not answer a ping has not come to it.
                    if (kind != FrameKind.Ping || AnswersPings)
                        frames++;
                }
                if (frames > 0)
                    Send(writer => NumberMessage.Write(writer, FrameKind.Consumed, (ulong)frames));
            }
        }
        catch (ObjectDisposedException)
        {
            // The test ended this sandbox.
        }
        HostClosed = true;
    }

    void Take(FrameKind kind, Span<byte> payload)
    {
        Received.Enqueue(kind);
        switch (kind)
        {
            case FrameKind.Start:
                OnStart(this);
                break;
            case FrameKind.LoadTenant:
                var load = LoadTenantMessage.Read(payload);
                if (load.TenantKey == WarmUp.Key)
                {
                    EndLoad(load.TenantKey);
                    break;
                }
                Loads.Enqueue(load);
                OnLoad(this, load);
                break;
            case FrameKind.UnloadTenant:
                var unloaded = (uint)NumberMessage.Read(payload);
                IsWarm |= unloaded == WarmUp.Key;
                if (unloaded != WarmUp.Key)
                    Unloads.Enqueue(unloaded);
                break;
            case FrameKind.Dispatch:
                var message = DispatchMessage.Read(payload);
                if (message.TenantKey == WarmUp.Key)
                {
                    EndDispatch(message.DispatchId, WarmsUp ? OutcomeKind.Ok : OutcomeKind.Error);
                    break;
                }
                var dispatch = new ReceivedDispatch(message.DispatchId, message.TenantKey, Encoding.UTF8.GetString(message.EventName), message.Payload.ToArray());
                Dispatches.Enqueue(dispatch);
                OnDispatch(this, dispatch);
                break;
            case FrameKind.HostCallResult:
                var result = HostCallResultMessage.Read(payload);
                Answers.Enqueue((result.CallId, result.Succeeded, Encoding.UTF8.GetString(result.Json)));
                break;
            case FrameKind.Ping when AnswersPings:
                var number = NumberMessage.Read(payload);
                Send(writer => NumberMessage.Write(writer, FrameKind.Pong, number));
                break;
        }
    }
}
