using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Discord.Cache;

/// <summary>
/// What permissions depend on, of the guilds that somebody asked about and of no others: read once through REST, then kept
/// in step by the gateway's events. Safe from any thread.
/// </summary>
public sealed class GuildCache
{
    // A guild in which something changes all the time is taken as it was read at last.
    const int MostReadings = 3;

    // Of a thread its channel may have to be looked up, too.
    const int MostLookups = 2;

    readonly ConcurrentDictionary<ulong, GuildEntry> _guilds = new();
    readonly DiscordRestClient _discord;
    readonly GuildCacheOptions _options;
    readonly ILogger _logger;
    readonly TimeProvider _time;
    ulong _ownId;

    /// <summary>Makes a cache that keeps nothing yet.</summary>
    /// <param name="discord">Discord's REST interface.</param>
    /// <param name="options">What is kept, and for how long.</param>
    /// <param name="loggers">Where to log.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public GuildCache(DiscordRestClient discord, GuildCacheOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        options.Validate();
        _discord = discord;
        _options = options;
        _logger = loggers.CreateLogger<GuildCache>();
        _time = time;
    }

    /// <summary>Number of guilds that are kept.</summary>
    public int Count => _guilds.Count;

    /// <summary>Takes an event of the gateway. Of a guild that nobody asked about it is passed over at once.</summary>
    /// <param name="guildId">The event's guild.</param>
    /// <param name="eventName">Its name in UTF-8.</param>
    /// <param name="data">Its data.</param>
    public void Learn(ulong guildId, ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data)
    {
        if (!_guilds.TryGetValue(guildId, out var entry))
            return;
        var change = GuildChanges.Of(eventName);
        if (change == GuildChange.None)
            return;
        if (change == GuildChange.Gone)
        {
            _guilds.TryRemove(guildId, out _);
            return;
        }
        try
        {
            using var document = CachedJson.Parse(data);
            if (document.RootElement.TryGetProperty("unavailable", out var unavailable) && unavailable.ValueKind == JsonValueKind.True)
                _guilds.TryRemove(guildId, out _);
            else
                entry.Take(change, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentNullException)
        {
            CacheLog.Unreadable(_logger, guildId, error.Message);
            _guilds.TryRemove(guildId, out _);
        }
    }

    /// <summary>Finds what a member may do in a channel of its guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="channelId">A channel or thread that is known to be the guild's.</param>
    /// <param name="member">The member; null for the bot.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Discord's permission bits; all of them for owners and administrators.</returns>
    /// <exception cref="DiscordException">Discord does not let the bot see what that depends on, or cannot be reached.</exception>
    public async ValueTask<ulong> GetPermissionsAsync(ulong guildId, ulong channelId, CachedMember? member, CancellationToken cancellation)
    {
        var guild = await GetAsync(guildId, cancellation);
        member ??= guild.Own;
        FoundPermissions found;
        for (var lookups = 0; !guild.TryFind(member, channelId, _time.GetUtcNow(), out found, out var missing); lookups++)
        {
            if (lookups == MostLookups)
                return 0;
            guild.Take(await ReadAsync(_discord.GetChannelAsync(missing, cancellation)));
        }
        return found.NeedsMembership && !await IsInThreadAsync(channelId, member.Id, cancellation) ? 0 : found.Bits;
    }

    /// <summary>Finds a member of a guild; others than the bot itself are asked of Discord each time.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">There is no such member, or Discord cannot be reached.</exception>
    public async ValueTask<CachedMember> GetMemberAsync(ulong guildId, ulong userId, CancellationToken cancellation)
    {
        var own = (await GetAsync(guildId, cancellation)).Own;
        return userId == own.Id ? own : CachedJson.MemberOf(await ReadAsync(_discord.GetMemberAsync(guildId, userId, cancellation)));
    }

    async ValueTask<CachedGuild> GetAsync(ulong guildId, CancellationToken cancellation)
    {
        var entry = _guilds.TryGetValue(guildId, out var kept) ? kept : _guilds.GetOrAdd(guildId, static _ => new GuildEntry());
        entry.UsedAt = _time.GetTimestamp();
        if (_guilds.Count > _options.Guilds)
            DropOldest();
        // By a clock that nobody sets, or what is known could stay for years.
        var notBefore = _options.FollowsEvents ? TimeSpan.MinValue : _time.GetElapsedTime(0) - _options.LifeWithoutEvents;

        // Others may wait for the same answer, so no single caller can cancel it.
        return await entry.GetAsync(notBefore, () => LoadAsync(guildId, entry)).WaitAsync(cancellation);
    }

    async Task<CachedGuild> LoadAsync(ulong guildId, GuildEntry entry)
    {
        await Task.Yield();
        if (_ownId == 0)
            _ownId = await _discord.GetCurrentUserIdAsync(CancellationToken.None);
        for (var readings = 1; ; readings++)
        {
            var (changes, readAt) = (entry.Changes, _time.GetElapsedTime(0));
            var guild = await ReadAsync(_discord.GetGuildAsync(guildId, CancellationToken.None));
            var channels = await ReadAsync(_discord.GetGuildChannelsAsync(guildId, CancellationToken.None));
            var own = await ReadAsync(_discord.GetMemberAsync(guildId, _ownId, CancellationToken.None));
            var loaded = Build(guild, channels, own);
            if (entry.TryKeep(loaded, readAt, readings == MostReadings ? null : changes))
                return loaded;
        }
    }

    async ValueTask<bool> IsInThreadAsync(ulong threadId, ulong userId, CancellationToken cancellation) =>
        (await ReadAsync(_discord.GetThreadMembersAsync(threadId, cancellation))).EnumerateArray().Any(member => CachedJson.IdOf(member, "user_id") == userId);

    void DropOldest()
    {
        if (_guilds.OrderBy(guild => guild.Value.UsedAt).Select(guild => guild.Key).FirstOrDefault() is not 0 and var oldest)
            _guilds.TryRemove(oldest, out _);
    }

    static CachedGuild Build(JsonElement guild, JsonElement channels, JsonElement own)
    {
        try
        {
            return new CachedGuild(guild, channels, CachedJson.MemberOf(own));
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentNullException)
        {
            throw Strange(error);
        }
    }

    static async Task<JsonElement> ReadAsync(Task<ReadOnlyMemory<byte>> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(await answer);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw Strange(error);
        }
    }

    static DiscordUnavailableException Strange(Exception error) => new(
        $"Discord answered a question about a guild with something else ({error.Message}).", mayHaveHappened: false, error);
}
