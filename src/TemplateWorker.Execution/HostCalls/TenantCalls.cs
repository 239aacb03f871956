namespace TemplateWorker.Execution.HostCalls;

/// <summary>Counts the host calls that one tenant has under way.</summary>
sealed class TenantCalls
{
    int _underWay;

    /// <summary>Counts one more unless there are too many.</summary>
    /// <param name="limit">Most at the same time.</param>
    public bool TryBegin(int limit)
    {
        if (Interlocked.Increment(ref _underWay) <= limit)
            return true;
        Interlocked.Decrement(ref _underWay);
        return false;
    }

    /// <summary>One was answered.</summary>
    public void End() => Interlocked.Decrement(ref _underWay);
}
