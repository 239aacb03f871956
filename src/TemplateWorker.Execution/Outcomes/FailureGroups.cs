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
    // A template chooses the names and the places of its errors, and could make each a group of its own.
    const int MostGroupsOfTenant = 20;

    // Bounds what all of them together can make the host remember.
    const int MostGroups = 50_000;

    readonly Lock _gate = new();
    readonly Dictionary<ErrorGroup, (long ToldAt, int Untold)> _groups = [];
    readonly Dictionary<TenantId, int> _groupsOf = [];

    /// <summary>Counts a failure.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="untold">How many were not told since the last that was.</param>
    /// <returns>Whether it is to be told.</returns>
    public bool IsDue(ErrorGroup group, out int untold)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            untold = 0;
            if (_groups.TryGetValue(group, out var known))
            {
                if (time.GetElapsedTime(known.ToldAt, now) < between)
                {
                    _groups[group] = (known.ToldAt, known.Untold + 1);
                    return false;
                }
                untold = known.Untold;
            }
            else if (!HasRoom(group.Tenant, now))
            {
                return false;
            }
            _groups[group] = (now, 0);
            return true;
        }
    }

    bool HasRoom(TenantId tenant, long now)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_groupsOf, tenant, out _);
        if (count >= MostGroupsOfTenant || _groups.Count >= MostGroups)
        {
            ForgetPast(now);
            count = ref CollectionsMarshal.GetValueRefOrAddDefault(_groupsOf, tenant, out _);
            if (count >= MostGroupsOfTenant || _groups.Count >= MostGroups)
                return false;
        }
        count++;
        return true;
    }

    void ForgetPast(long now)
    {
        foreach (var (group, known) in _groups)
        {
            if (time.GetElapsedTime(known.ToldAt, now) < between)
                continue;
            _groups.Remove(group);
            if (--CollectionsMarshal.GetValueRefOrAddDefault(_groupsOf, group.Tenant, out _) == 0)
                _groupsOf.Remove(group.Tenant);
        }
    }
}
