using System.Collections.Concurrent;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Dispatch;

/// <summary>
/// Which tenant wants which events: what decides, without waking anybody, that an event goes no further. Safe from any
/// thread; a lookup takes no lock and allocates nothing.
/// </summary>
public sealed class TenantSubscriptions
{
    readonly ConcurrentDictionary<ulong, SubscribedEvents> _byGuild = new();

    /// <summary>Number of guilds whose templates want any event.</summary>
    public int Count => _byGuild.Count;

    /// <summary>Says what a tenant wants from now on.</summary>
    /// <param name="tenant">The tenant; one that is no guild gets no gateway events and is passed over.</param>
    /// <param name="events">Names of events.</param>
    /// <param name="banned">Whether nothing is dispatched to it.</param>
    public void Set(TenantId tenant, IReadOnlyCollection<string> events, bool banned)
    {
        if (tenant.OwnerType != TenantOwnerType.Guild)
            return;
        if (banned || events.Count == 0)
            _byGuild.TryRemove(tenant.OwnerId, out _);
        else
            _byGuild[tenant.OwnerId] = new SubscribedEvents(events);
    }

    /// <summary>Forgets a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Remove(TenantId tenant) => Set(tenant, [], banned: false);

    /// <summary>Tenants whose templates want any event.</summary>
    public IReadOnlyCollection<TenantId> Tenants => [.. _byGuild.Keys.Select(TenantId.Guild)];

    /// <summary>Whether a guild's templates want any event.</summary>
    /// <param name="guildId">The guild.</param>
    public bool Knows(ulong guildId) => _byGuild.ContainsKey(guildId);

    /// <summary>Finds out whether a guild's templates want an event.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventName">The event's name in UTF-8.</param>
    /// <returns>The event; null when they do not.</returns>
    public EventName? Find(ulong guildId, ReadOnlySpan<byte> eventName) =>
        _byGuild.TryGetValue(guildId, out var events) ? events.Find(eventName) : null;
}
