using System.Net;
using System.Net.Sockets;

namespace TemplateWorker.EndToEnd.Tests.Databases;

/// <summary>A way to a server that can be blocked: connections stay and are accepted, and nothing comes through any more.</summary>
sealed class BlockedWay : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly int _target;
    volatile bool _isBlocked;

    public BlockedWay(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Block() => _isBlocked = true;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = LeadAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task LeadAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            await Task.WhenAny(CopyAsync(client.GetStream(), server.GetStream()), CopyAsync(server.GetStream(), client.GetStream()));
        }
    }

    async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var count)
        {
            if (_isBlocked)
                await Task.Delay(Timeout.Infinite, _end.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }
}
