using System.Text.Json;

namespace TemplateWorker.Discord.Cache;

/// <summary>The place of one guild in the cache, filled or being filled.</summary>
sealed class GuildEntry
{
    readonly Lock _gate = new();
    CachedGuild? _guild;
    Task<CachedGuild>? _loading;
    TimeSpan _loadedAt;
    int _changes;

    /// <summary>When it was last asked about, in ticks.</summary>
    public long UsedAt { get; set; }

    /// <summary>Events so far; a guild that was read while there were some is read again.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>The guild as it is kept, or as it comes.</summary>
    /// <param name="notBefore">One that was read before that is read again.</param>
    /// <param name="load">Reads it.</param>
    public Task<CachedGuild> GetAsync(TimeSpan notBefore, Func<Task<CachedGuild>> load)
    {
        lock (_gate)
        {
            if (_guild is not null && _loadedAt >= notBefore)
                return Task.FromResult(_guild);
            if (_loading is null or { IsCompleted: true })
                _loading = load();
            return _loading;
        }
    }

    /// <summary>Keeps what was read, unless an event came meanwhile.</summary>
    /// <param name="guild">What was read.</param>
    /// <param name="readAt">When.</param>
    /// <param name="changes">Events before it was read; null to keep it in any case.</param>
    public bool TryKeep(CachedGuild guild, TimeSpan readAt, int? changes)
    {
        lock (_gate)
        {
            if (changes is { } before && before != _changes)
                return false;
            (_guild, _loadedAt) = (guild, readAt);
            return true;
        }
    }

    /// <summary>Takes an event.</summary>
    public void Take(GuildChange kind, JsonElement data)
    {
        lock (_gate)
        {
            _changes++;
            _guild?.Take(kind, data);
        }
    }
}
