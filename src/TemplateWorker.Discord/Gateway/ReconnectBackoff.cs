namespace TemplateWorker.Discord.Gateway;

/// <summary>How long a shard waits before it connects again: not at all the first time, then longer and longer.</summary>
sealed class ReconnectBackoff(TimeSpan first, TimeSpan longest)
{
    const int MostDoublings = 30;

    int _attempts;

    /// <summary>Counts from the beginning again.</summary>
    public void Reset() => _attempts = 0;

    /// <summary>The next wait; random between half of its bound and its bound, so that shards do not come all at once.</summary>
    public TimeSpan Next()
    {
        var attempt = _attempts++;
        if (attempt == 0)
            return TimeSpan.Zero;
        var bound = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, MostDoublings)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(bound * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
