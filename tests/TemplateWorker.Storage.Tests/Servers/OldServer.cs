using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TemplateWorker.Storage.Tests.Servers;

/// <summary>A server that lets everybody in, says which version it is, and answers nothing more.</summary>
sealed class OldServer : IAsyncDisposable
{
    // SSLRequest and GSSENCRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html
    const int TlsRequest = 80877103;
    const int GssRequest = 80877104;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly byte[] _greeting;
    readonly Task _running;

    public OldServer(string version)
    {
        _greeting = [.. Message('R', 0, 0, 0, 0), .. Message('S', [.. Encoding.ASCII.GetBytes($"server_version\0{version}\0")]), .. Message('Z', (byte)'I')];
        _listener.Start();
        _running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await GreetAsync(client.GetStream());
        }
    }

    async Task GreetAsync(NetworkStream stream)
    {
        while (await ReadCodeAsync(stream) is TlsRequest or GssRequest)
            await stream.WriteAsync("N"u8.ToArray(), _stop.Token);
        await stream.WriteAsync(_greeting, _stop.Token);
        // Until the client leaves.
        await stream.CopyToAsync(Stream.Null, _stop.Token);
    }

    // The first messages of a client have a length, a code and, for a login, what it is about.
    async Task<int> ReadCodeAsync(NetworkStream stream)
    {
        var head = new byte[8];
        await stream.ReadExactlyAsync(head, _stop.Token);
        await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(head) - head.Length], _stop.Token);
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
    }

    static byte[] Message(char kind, params byte[] body)
    {
        var message = new byte[5 + body.Length];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
        body.CopyTo(message, 5);
        return message;
    }
}
