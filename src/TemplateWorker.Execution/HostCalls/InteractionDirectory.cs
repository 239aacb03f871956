using TemplateWorker.Execution.Interactions;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Which tenant an interaction was dispatched to, so that the broker lets nobody else answer it. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class InteractionDirectory(TimeProvider time)
{
    // Discord accepts answers to an interaction for 15 minutes.
    static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    // How long it is known of an interaction that it can no longer be answered, to say so to a template that tries.
    static readonly TimeSpan Remembrance = TimeSpan.FromMinutes(5);

    // 75 a second for 20 minutes; above, the oldest can no longer be answered.
    const int MostKnown = 90_000;

    readonly Lock _gate = new();
    readonly Dictionary<string, KnownInteraction> _byToken = new(StringComparer.Ordinal);
    readonly Queue<string> _byAge = new();

    /// <summary>Notes an interaction that goes to a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="data">The data of its event.</param>
    public void Learn(TenantId tenant, ReadOnlySpan<byte> data) => Note(tenant, data);

    /// <summary>Notes an interaction that goes to a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="data">The data of its event.</param>
    /// <returns>The interaction; null when it cannot be answered.</returns>
    internal KnownInteraction? Note(TenantId tenant, ReadOnlySpan<byte> data)
    {
        var interaction = InteractionReader.Read(tenant, data, time.GetSteadyTime() + TokenLife);
        if (interaction is not null)
            Add(interaction.Token, interaction);
        return interaction;
    }

    /// <summary>Finds an interaction by its token.</summary>
    /// <param name="tenant">Who wants to answer it.</param>
    /// <param name="token">Its token.</param>
    /// <returns>Null when it was not given to the tenant, or is forgotten.</returns>
    internal KnownInteraction? Find(TenantId tenant, string token)
    {
        lock (_gate)
            return _byToken.TryGetValue(token, out var known) && known.Tenant == tenant ? known : null;
    }

    /// <summary>Whether Discord takes no answers to an interaction any more.</summary>
    /// <param name="interaction">The interaction.</param>
    internal bool IsOver(KnownInteraction interaction) => interaction.ExpiresAt <= time.GetSteadyTime();

    void Add(string token, KnownInteraction interaction)
    {
        lock (_gate)
        {
            var now = time.GetSteadyTime();
            while (_byAge.TryPeek(out var oldest) && (_byToken[oldest].ExpiresAt + Remembrance <= now || _byAge.Count >= MostKnown))
                _byToken.Remove(_byAge.Dequeue());
            if (_byToken.TryAdd(token, interaction))
                _byAge.Enqueue(token);
        }
    }
}
