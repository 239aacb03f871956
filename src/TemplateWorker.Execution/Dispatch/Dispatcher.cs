using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Dispatch;

/// <summary>
/// Takes the gateway's events to the tenants that subscribe to them. An event that nobody wants ends here, without an
/// allocation and without waking a thread.
/// </summary>
/// <param name="pool">Where wanted events go.</param>
/// <param name="subscriptions">Who wants what.</param>
/// <param name="channels">Learns which channel belongs to which guild.</param>
/// <param name="interactions">Learns which interaction belongs to which tenant.</param>
/// <param name="care">Sees to it that interactions are answered; null where nobody waits for an answer.</param>
/// <param name="guilds">Learns what permissions depend on; null where nobody asks.</param>
public sealed class Dispatcher(
    SandboxPool pool, TenantSubscriptions subscriptions, ChannelDirectory channels, InteractionDirectory interactions,
    InteractionCare? care = null, GuildCache? guilds = null)
    : IGatewayEventSink
{
    static ReadOnlySpan<byte> Interaction => "INTERACTION_CREATE"u8;

    long _received;
    long _dispatched;

    /// <summary>Counts since the start.</summary>
    public DispatcherStatistics Statistics => new(Volatile.Read(ref _received), Volatile.Read(ref _dispatched));

    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch)
    {
        Interlocked.Increment(ref _received);
        // Events outside guilds (direct messages) have no tenant.
        if (dispatch.GuildId is not { } guildId)
            return;
        guilds?.Learn(guildId, dispatch.EventName, dispatch.Data);
        var isInteraction = dispatch.EventName.SequenceEqual(Interaction);
        if (subscriptions.Knows(guildId))
        {
            channels.Learn(guildId, dispatch.EventName, dispatch.Data);
            if (subscriptions.Find(guildId, dispatch.EventName) is { } eventName)
            {
                Interlocked.Increment(ref _dispatched);
                using var span = HostTraces.IsOn ? HostTraces.StartEvent(TenantId.Guild(guildId), eventName) : null;
                if (isInteraction)
                    DispatchInteraction(TenantId.Guild(guildId), eventName, dispatch.Data);
                else
                    pool.Dispatch(TenantId.Guild(guildId), eventName, dispatch.Data);
                return;
            }
        }
        if (isInteraction && care is not null && interactions.Note(TenantId.Guild(guildId), dispatch.Data) is { } unwanted)
            care.Dismiss(unwanted);
    }

    void DispatchInteraction(TenantId tenant, EventName eventName, ReadOnlySpan<byte> data)
    {
        if (interactions.Note(tenant, data) is { } interaction && care is not null)
            pool.Dispatch(tenant, eventName, data, care.Take(interaction, pool.DefersEphemerally), care.DeadlineOf(interaction));
        else
            pool.Dispatch(tenant, eventName, data);
    }
}
