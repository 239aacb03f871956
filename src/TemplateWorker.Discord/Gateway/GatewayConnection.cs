using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway.Compression;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// One WebSocket to the gateway. It ends once, for the first reason that is given; whoever receives or sends learns it
/// from <see cref="End"/>.
/// </summary>
sealed class GatewayConnection(
    int shardId, GatewayCompression compression, int largestMessageBytes, ILogger logger, TimeProvider time) : IAsyncDisposable
{
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    readonly ClientWebSocket _socket = new();
    readonly CancellationTokenSource _ended = new();
    readonly SemaphoreSlim _sending = new(1, 1);
    readonly SendLimiter _sendLimiter = new(time);
    readonly MessageAssembly _received = new(compression, largestMessageBytes);
    readonly Lock _lock = new();
    readonly TaskCompletionSource _nothingMoreComes = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _closing = Task.CompletedTask;

    /// <summary>Why the connection ended; null while it has not.</summary>
    public ConnectionEnd? End { get; private set; }

    /// <summary>Is cancelled when the connection has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Opens the connection.</summary>
    /// <returns>False when that failed or came too late; <see cref="End"/> says why.</returns>
    public async Task<bool> TryConnectAsync(Uri url, TimeSpan timeout)
    {
        // Discord has heartbeats of its own.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _ended.Token);
        try
        {
            await _socket.ConnectAsync(url, either.Token);
            return End == null;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            Break(ConnectionEnd.Lost($"no connection to {url.Host} within {timeout.TotalSeconds:0.#} s"));
        }
        catch (WebSocketException failure)
        {
            Break(ConnectionEnd.Lost($"cannot connect to {url.Host}:{url.Port}: {(failure.InnerException ?? failure).Message}"));
        }
        return false;
    }

    /// <summary>Receives one whole message, valid until the next call. After the end the rest is passed over.</summary>
    /// <returns>Null when the connection has ended.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        while (await ReceiveMessageAsync() is { } message)
        {
            if (End == null)
                return message;
        }
        _nothingMoreComes.TrySetResult();
        return null;
    }

    /// <summary>Sends one frame, within Discord's limit. Does nothing once the connection has ended.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> frame, bool isHeartbeat, CancellationToken cancellation = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _ended.Token);
        try
        {
            // Heartbeats pass those that wait.
            while (await TrySendAsync(frame, isHeartbeat) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, either.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            Break(ConnectionEnd.Lost((failure.InnerException ?? failure).Message));
        }
    }

    /// <summary>Ends the connection. The first reason stays.</summary>
    public void Break(ConnectionEnd end)
    {
        lock (_lock)
        {
            if (End != null)
                return;
            End = end;
            _closing = CloseAsync(end);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Break(ConnectionEnd.Stopped);
        await _closing;
        _socket.Dispose();
        _received.Dispose();
        _ended.Dispose();
        _sending.Dispose();
    }

    async Task<TimeSpan> TrySendAsync(ReadOnlyMemory<byte> frame, bool isHeartbeat)
    {
        await _sending.WaitAsync(_ended.Token);
        try
        {
            var wait = _sendLimiter.TryTake(isHeartbeat);
            if (wait <= TimeSpan.Zero)
                await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, _ended.Token);
            return wait;
        }
        finally
        {
            _sending.Release();
        }
    }

    // Most events come one at a time and go no further, so that waiting for each must not cost an object.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<ReadOnlyMemory<byte>?> ReceiveMessageAsync()
    {
        _received.Begin();
        while (!_received.IsWhole)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_received.Room, _ended.Token);
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
            {
                Break(ConnectionEnd.Lost((failure.InnerException ?? failure).Message));
                return null;
            }
            if (part.MessageType == WebSocketMessageType.Close)
            {
                Break(ConnectionEnd.Closed((int?)_socket.CloseStatus, _socket.CloseStatusDescription));
                return null;
            }
            if (_received.Take(part) is { } mistake)
            {
                Break(ConnectionEnd.Malformed(mistake));
                return null;
            }
        }
        return _received.Message;
    }

    // To cancel the pending receive tears the connection down, and the close frame with it if that is still under way.
    async Task CloseAsync(ConnectionEnd end)
    {
        await Task.Yield();
        using var deadline = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)end.CloseCode, null, deadline.Token);
                await _nothingMoreComes.Task.WaitAsync(deadline.Token);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            GatewayLog.CloseFailed(logger, shardId, failure.Message);
        }
        await _ended.CancelAsync();
    }
}
