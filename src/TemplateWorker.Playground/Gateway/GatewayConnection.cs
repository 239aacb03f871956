using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TemplateWorker.Playground.Gateway.Compression;

namespace TemplateWorker.Playground.Gateway;

/// <summary>One websocket of one client: a loop that reads what it sends, and one that writes what it gets.</summary>
sealed class GatewayConnection : IDisposable
{
    const int MaxPayloadBytes = 4096;
    const int ControlFrames = 64;

    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    readonly WebSocket _socket;
    readonly GatewayProtocol _protocol;
    readonly FrameEncoder _encoder;
    readonly SendAllowance _allowance;
    readonly ILogger _logger;
    readonly CancellationTokenSource _ended = new();
    readonly Channel<byte[]> _control = Channel.CreateBounded<byte[]>(ControlFrames);
    readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    volatile GatewayClose? _close;
    volatile SessionCursor? _cursor;

    public GatewayConnection(
        WebSocket socket, IFrameCompressor? compressor, GatewayProtocol protocol, TimeProvider time, ILogger logger)
    {
        _socket = socket;
        _protocol = protocol;
        _logger = logger;
        _encoder = new FrameEncoder(socket, compressor);
        _allowance = new SendAllowance(time);
    }

    /// <summary>The session, once the client has identified or resumed.</summary>
    public GatewaySession? Session => _cursor?.Session;

    /// <summary>Speaks until the connection ends; the client's close frame, if there was one, is not answered yet.</summary>
    /// <returns>True when the client closed with a code that ends its session.</returns>
    public async Task<bool> RunAsync(byte[] hello, CancellationToken stopping)
    {
        using var registration = stopping.Register(() => Close(new GatewayClose(1001, "The playground is stopping.")));
        SendControl(hello);
        var writing = WriteLoopAsync();
        var closedByClient = await ReadLoopAsync();
        await _ended.CancelAsync();
        await writing;
        return closedByClient;
    }

    /// <summary>Binds a session; dispatches after <paramref name="sentUpTo"/> follow.</summary>
    public void Bind(GatewaySession session, long sentUpTo)
    {
        _cursor = new SessionCursor(session, sentUpTo);
        session.Attach(this);
        Wake();
    }

    public void Unbind() => _cursor = null;

    public void Wake() => _wake.Writer.TryWrite(true);

    public void SendControl(byte[] frame)
    {
        if (_control.Writer.TryWrite(frame))
            Wake();
        else
            Close(GatewayClose.Of(GatewayCloseCode.RateLimited, "The client does not read its answers."));
    }

    /// <summary>Ends the connection; the first reason wins.</summary>
    public void Close(GatewayClose close)
    {
        Interlocked.CompareExchange(ref _close, close, null);
        if (close.Code is null)
            _socket.Abort();
        _wake.Writer.TryComplete();
    }

    /// <summary>Answers the client's close frame, once its session is as it will be found at the next resume.</summary>
    public async Task AnswerCloseAsync()
    {
        if (_socket.State != WebSocketState.CloseReceived)
            return;

        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            PlaygroundLog.GatewayCut(_logger, Session?.Id ?? "-", fault.Message);
        }
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _ended.Dispose();
        _socket.Dispose();
    }

    async Task WriteLoopAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        try
        {
            while (await _wake.Reader.WaitToReadAsync(_ended.Token))
            {
                _wake.Reader.TryRead(out _);
                await DrainAsync(buffer);
            }

            await SendCloseAsync();
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The reading loop saw the end of the connection; nobody is left to write to.
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or IOException)
        {
            PlaygroundLog.GatewayCut(_logger, Session?.Id ?? "-", fault.Message);
            _socket.Abort();
        }
    }

    async Task DrainAsync(ArrayBufferWriter<byte> buffer)
    {
        while (_close is null)
        {
            if (_control.Reader.TryRead(out var frame))
            {
                await _encoder.SendAsync(frame, _ended.Token);
                continue;
            }

            if (_cursor is not { } cursor)
                return;
            if (cursor.Session.Next(cursor.Sent, out var overrun) is not { } dispatch)
            {
                if (overrun)
                    Overrun(cursor.Session);
                return;
            }

            buffer.ResetWrittenCount();
            GatewayFrames.WriteDispatch(buffer, dispatch, cursor.Sent + 1);
            await _encoder.SendAsync(buffer.WrittenMemory, _ended.Token);
            cursor.Sent++;
            _protocol.DispatchSent();
        }
    }

    void Overrun(GatewaySession session)
    {
        PlaygroundLog.GatewayOverrun(_logger, session.Id);
        Close(GatewayClose.Of(GatewayCloseCode.UnknownError, "The client reads too slowly."));
    }

    async Task SendCloseAsync()
    {
        if (_close is not { Code: { } code } close || _socket.State != WebSocketState.Open)
            return;

        await _socket.CloseOutputAsync((WebSocketCloseStatus)code, close.Reason, _ended.Token);
        // The reading loop ends on the client's own close frame; a client that sends none is cut off.
        await Task.Delay(CloseTimeout, _ended.Token);
        _socket.Abort();
    }

    async Task<bool> ReadLoopAsync()
    {
        var buffer = new byte[MaxPayloadBytes + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return _close is null && _socket.CloseStatus is (WebSocketCloseStatus)1000 or (WebSocketCloseStatus)1001;

                length += received.Count;
                if (length > MaxPayloadBytes)
                {
                    Close(GatewayClose.Of(GatewayCloseCode.DecodeError, "A payload may have 4096 bytes."));
                    length = 0;
                }

                if (!received.EndOfMessage)
                    continue;
                if (_close is null)
                    Handle(buffer.AsMemory(0, length));
                length = 0;
            }
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or IOException)
        {
            PlaygroundLog.GatewayCut(_logger, Session?.Id ?? "-", fault.Message);
            return false;
        }
    }

    void Handle(ReadOnlyMemory<byte> payload)
    {
        if (!_allowance.TryUse())
            Close(GatewayClose.Of(GatewayCloseCode.RateLimited, "More than 120 payloads in 60 seconds."));
        else if (_protocol.Handle(this, payload) is { } close)
            Close(close);
    }
}
