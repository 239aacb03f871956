using System.Net.Sockets;
using System.Text;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>Hears what a service tells systemd.</summary>
sealed class SystemdStandIn : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public SystemdStandIn()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(_folder.Combine("notify")));
        _socket.ReceiveTimeout = (int)Eventually.Patience.TotalMilliseconds;
    }

    /// <summary>What systemd gives to a service that it watches.</summary>
    public (string Name, string Value)[] Environment => [("NOTIFY_SOCKET", _folder.Combine("notify")), ("WATCHDOG_USEC", "60000000")];

    /// <summary>Waits for a note that begins so; what comes before it is left out.</summary>
    public string WaitFor(string beginning)
    {
        while (true)
        {
            if (Receive() is var note && note.StartsWith(beginning, StringComparison.Ordinal))
                return note;
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    string Receive()
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, _socket.Receive(buffer));
    }
}
