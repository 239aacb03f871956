namespace TemplateWorker.Discord.Cache;

/// <summary>What <see cref="GuildCache"/> keeps, and for how long.</summary>
public sealed class GuildCacheOptions
{
    /// <summary>
    /// Most guilds that are kept; those that were not asked about for longest go first. One of 50 roles and 100 channels with
    /// 4 overwrites each takes 27 KB. Default 2,000; at least 1.
    /// </summary>
    public int Guilds { get; init; } = 2000;

    /// <summary>Whether it is given the gateway's events, with the intent GUILDS. Default true.</summary>
    public bool FollowsEvents { get; init; } = true;

    /// <summary>How long a guild is believed without events. Default 10 s; above 0.</summary>
    public TimeSpan LifeWithoutEvents { get; init; } = TimeSpan.FromSeconds(10);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Guilds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LifeWithoutEvents, TimeSpan.Zero);
    }
}
