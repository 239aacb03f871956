using System.Runtime.InteropServices;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>Keeps one tenant from filling a queue that all share. Safe from any thread.</summary>
/// <param name="most">Places that one tenant may have at a time.</param>
sealed class TenantShares(int most)
{
    readonly Lock _gate = new();
    readonly Dictionary<TenantId, int> _taken = [];

    /// <summary>Takes a place.</summary>
    /// <param name="tenant">For whom.</param>
    /// <returns>False when the tenant has all of its own.</returns>
    public bool TryTake(TenantId tenant)
    {
        lock (_gate)
        {
            ref var taken = ref CollectionsMarshal.GetValueRefOrAddDefault(_taken, tenant, out _);
            if (taken >= most)
                return false;
            taken++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="tenant">For whom.</param>
    public void Return(TenantId tenant)
    {
        lock (_gate)
        {
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_taken, tenant, out _) == 0)
                _taken.Remove(tenant);
        }
    }
}
