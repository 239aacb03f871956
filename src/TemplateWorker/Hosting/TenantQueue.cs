using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>
/// Tenants of which something changed, in the order of their first change. A tenant is in it once, however often it
/// changes, so there are never more than there are tenants. Added from any thread, taken by one.
/// </summary>
sealed class TenantQueue
{
    readonly Channel<TenantId> _order = Channel.CreateUnbounded<TenantId>(new UnboundedChannelOptions { SingleReader = true });
    readonly ConcurrentDictionary<TenantId, bool> _members = [];

    /// <summary>Stands for every tenant; no guild has this id.</summary>
    public static TenantId All { get; } = TenantId.Guild(0);

    /// <summary>Adds a tenant, or <see cref="All"/>.</summary>
    public void Add(TenantId tenant)
    {
        if (_members.TryAdd(tenant, true))
        {
            _order.Writer.TryWrite(tenant);
        }
    }

    /// <summary>Takes one after the other; what is added while one is in hand comes again.</summary>
    public async IAsyncEnumerable<TenantId> TakeAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var tenant in _order.Reader.ReadAllAsync(stop))
        {
            _members.TryRemove(tenant, out _);
            yield return tenant;
        }
    }
}
