namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>
/// How often members of one guild may be asked for: all of them once in 30 s, which Discord wants, and few times a minute in
/// any case, because a shard may send 120 frames a minute for all its guilds.
/// </summary>
/// <param name="time">The clock.</param>
sealed class MemberRates(TimeProvider time)
{
    // From Discord's documentation.
    static readonly TimeSpan AllEvery = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    const int MostInWindow = 10;

    // Guilds that have been quiet are forgotten when there are so many.
    const int MostGuilds = 1024;

    readonly Lock _lock = new();
    readonly Dictionary<ulong, GuildUse> _guilds = [];

    /// <summary>Counts a request, if it may be sent now.</summary>
    /// <exception cref="DiscordRateLimitedException">It may not.</exception>
    public void Take(ulong guildId, bool isForAll)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_guilds.Count >= MostGuilds)
                ForgetQuiet(now);
            if (!_guilds.TryGetValue(guildId, out var use))
                _guilds[guildId] = use = new GuildUse();
            while (use.Recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Window)
                use.Recent.Dequeue();
            if (isForAll && use.AllFrom is { } from && from > now)
                throw Refused("All members of a guild can be asked for once in 30 s", time.GetElapsedTime(now, from));
            if (use.Recent.Count >= MostInWindow)
                throw Refused($"Members of a guild can be asked for {MostInWindow} times a minute", Window - time.GetElapsedTime(use.Recent.Peek(), now));
            use.Recent.Enqueue(now);
            if (isForAll)
                use.AllFrom = now + TicksOf(AllEvery);
        }
    }

    /// <summary>Discord itself refused a request for all members.</summary>
    /// <returns>What to tell who asked.</returns>
    public DiscordRateLimitedException Refuse(ulong guildId, TimeSpan wait)
    {
        lock (_lock)
        {
            if (_guilds.TryGetValue(guildId, out var use))
                use.AllFrom = time.GetTimestamp() + TicksOf(wait);
        }
        return Refused("Discord lets all members of a guild be asked for once in 30 s", wait);
    }

    static DiscordRateLimitedException Refused(string rule, TimeSpan wait) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rule}; try again in {wait.TotalSeconds:0.#} s."), wait);

    long TicksOf(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    void ForgetQuiet(long now)
    {
        foreach (var (guildId, use) in _guilds.ToList())
        {
            if (use.Recent.Count == 0 || time.GetElapsedTime(use.Recent.Last(), now) >= Window)
                _guilds.Remove(guildId);
        }
    }

    sealed class GuildUse
    {
        public Queue<long> Recent { get; } = new();

        public long? AllFrom { get; set; }
    }
}
