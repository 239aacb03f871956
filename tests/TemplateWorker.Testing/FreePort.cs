using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TemplateWorker.Testing;

/// <summary>
/// Ports on loopback for servers that are told one. They lie below those that the system gives out by itself, so that a
/// connection or server of another test does not get one while it waits for its own server.
/// </summary>
public static class FreePort
{
    // The range of the system: RFC 6335 begins it at 49152, Linux at 32768 unless told otherwise.
    const string SystemRange = "/proc/sys/net/ipv4/ip_local_port_range";
    const int Lowest = 10_000;

    static readonly int End = File.Exists(SystemRange)
        ? Math.Max(int.Parse(File.ReadAllText(SystemRange).Split('\t')[0], CultureInfo.InvariantCulture), Lowest + 1000)
        : 32_768;

    // Several test programs run at once.
    static int _next = Environment.ProcessId * 97;

    /// <summary>A port that nobody listens on and that this program was not given before.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = Lowest + ((Interlocked.Increment(ref _next) & int.MaxValue) % (End - Lowest));
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
