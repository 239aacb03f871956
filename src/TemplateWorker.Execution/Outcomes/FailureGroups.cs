using System.Runtime.InteropServices;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// Keeps what is told of failures from becoming a flood: of those that are alike the first is told at once, the others as
/// a number when the next is due. Safe from any thread.
/// </summary>
/// <param name="between">Least time between two of a group.</param>
/// <param name="time">The clock.</param>
sealed class FailureGroups(TimeSpan between, TimeProvider time)
{
    /// <summary>
    /// Groups of one tenant that are told in that time. A template chooses the names and the places of its errors, and could
    /// make each a group of its own.
    /// </summary>
    public const int MostOfTenant = 20;

    // Bounds what all tenants together can make the host remember.
    const int Most = 50_000;

    readonly Lock _gate = new();
    readonly Dictionary<TenantId, TenantFailures> _tenants = [];

    // The one told longest ago first.
    readonly LinkedList<ToldGroup> _told = new();

    /// <summary>Counts a failure.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="untold">How many were not told since the last that was.</param>
    /// <returns>Whether it is to be told.</returns>
    public bool IsDue(ErrorGroup group, out Untold untold)
    {
        untold = default;
        var now = time.GetTimestamp();
        lock (_gate)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_tenants, group.Tenant, out _);
            var tenant = entry ??= new TenantFailures();
            var told = tenant.Find(group);
            if (told is not null && !IsPast(told.Value, now))
            {
                told.Value.Untold++;
                return false;
            }
            if (told is null && !MakeRoom(tenant, now))
            {
                tenant.Others++;
                return false;
            }
            if (told is null)
                tenant.Groups.Add(told = new LinkedListNode<ToldGroup>(new ToldGroup(group)));
            else
                _told.Remove(told);
            _told.AddLast(told);
            untold = new Untold(told.Value.Untold, tenant.Others);
            (told.Value.ToldAt, told.Value.Untold, tenant.Others) = (now, 0, 0);
            return true;
        }
    }

    bool IsPast(ToldGroup told, long now) => time.GetElapsedTime(told.ToldAt, now) >= between;

    bool MakeRoom(TenantFailures tenant, long now)
    {
        if (tenant.Groups.Count >= MostOfTenant && !TryForget(tenant.Groups.MinBy(node => node.Value.ToldAt)!, tenant, now))
            return false;
        return _told.Count < Most || TryForget(_told.First!, tenant, now);
    }

    bool TryForget(LinkedListNode<ToldGroup> told, TenantFailures cause, long now)
    {
        if (!IsPast(told.Value, now))
            return false;
        var tenant = _tenants[told.Value.Group.Tenant];
        tenant.Others += told.Value.Untold;
        tenant.Groups.Remove(told);
        _told.Remove(told);
        if (tenant is { Groups.Count: 0, Others: 0 } && tenant != cause)
            _tenants.Remove(told.Value.Group.Tenant);
        return true;
    }
}
