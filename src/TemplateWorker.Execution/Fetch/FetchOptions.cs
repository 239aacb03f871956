using System.Security.Cryptography.X509Certificates;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Which addresses templates may reach.</summary>
public sealed record FetchOptions
{
    /// <summary>Names of hosts whose addresses may be private, in lower case. Default none.</summary>
    public IReadOnlyCollection<string> AllowPrivate { get; init; } = [];

    /// <summary>What carries the requests that the policy allows, in place of the network; null for the network.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>Certificate authorities trusted beside those of the machine. Default none.</summary>
    internal X509Certificate2Collection TrustedAuthorities { get; init; } = [];

    /// <summary>Finds the addresses of a host. Default: the machine's resolver.</summary>
    internal IHostResolver Resolver { get; init; } = new MachineResolver();
}
