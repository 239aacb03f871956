namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>Which tenants give up their VMs when there are too many: those without events, the longest idle first.</summary>
static class LeastRecentlyUsed
{
    /// <summary>Chooses tenants.</summary>
    /// <param name="lanes">All of them.</param>
    /// <param name="most">How many are to be chosen; there may be fewer.</param>
    public static IReadOnlyList<TenantLane> Choose(IEnumerable<TenantLane> lanes, int most) =>
        [.. lanes.Where(lane => lane is { Held: 0, Vm: not null }).OrderBy(lane => lane.LastUsed).Take(most)];
}
