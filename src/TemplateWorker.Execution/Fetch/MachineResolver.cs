using System.Net;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Asks the machine's resolver.</summary>
sealed class MachineResolver : IHostResolver
{
    /// <inheritdoc/>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
