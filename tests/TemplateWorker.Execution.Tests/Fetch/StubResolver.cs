using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TemplateWorker.Execution.Fetch;

namespace TemplateWorker.Execution.Tests.Fetch;

/// <summary>A resolver that a test writes.</summary>
sealed class StubResolver : IHostResolver
{
    readonly ConcurrentDictionary<string, string[]> _addresses = new();
    int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public string[] this[string host]
    {
        set => _addresses[host] = value;
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return _addresses.TryGetValue(host, out var addresses)
            ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
