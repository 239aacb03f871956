using System.Net.Sockets;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Decides where templates may send requests: to hosts that their manifest names, at addresses that are public.</summary>
/// <param name="options">What the operator allows beyond.</param>
sealed class EgressPolicy(FetchOptions options)
{
    readonly HashSet<string> _allowPrivate = new(options.AllowPrivate, StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes sure that a template may send a request to an address of the web.</summary>
    /// <param name="capabilities">What the template may do.</param>
    /// <param name="url">The address.</param>
    /// <exception cref="HostCallException">It may not.</exception>
    public static void Check(CapabilitySet capabilities, Uri url)
    {
        var isPlain = url.Scheme == Uri.UriSchemeHttp;
        if (!isPlain && url.Scheme != Uri.UriSchemeHttps)
            throw Refused($"'{url.Scheme}:' is nothing that fetch reaches; it takes https, and http where the manifest allows it.");
        if (url.UserInfo.Length > 0)
            throw Refused("The address holds a user name or a password; send an authorization header instead.");
        if (!capabilities.AllowsFetch(url.IdnHost, isPlain))
            throw HostCallException.NotAllowed($"fetch of {url.Host}", $"{Capability.FetchPrefix}{(isPlain ? "http://" : "")}{url.IdnHost}");
    }

    /// <summary>Opens a connection to a host, at an address that was checked, so that no later answer of a name server matters.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostCallException">The host has no address that may be reached.</exception>
    /// <exception cref="SocketException">It is not known, or does not answer.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await options.Resolver.ResolveAsync(host, cancellationToken);
        // One private address among public ones is an attempt to slip through, not a mistake.
        if (!_allowPrivate.Contains(host) && Array.Find(addresses, address => !PublicAddress.Is(address)) is { } refused)
            throw Refused($"{host} leads to {refused}, which is no public address, and fetch does not go there.");
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static HostCallException Refused(string message) => HostCallException.Fetch(message, "Refused");
}
