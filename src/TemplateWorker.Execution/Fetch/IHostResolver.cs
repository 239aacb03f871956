using System.Net;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Finds the addresses of hosts.</summary>
interface IHostResolver
{
    /// <summary>Finds the addresses of one.</summary>
    /// <param name="host">Its name, or an address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="System.Net.Sockets.SocketException">It is not known.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
