using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Sandboxes;
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
public sealed class Dispatcher(
    SandboxPool pool, TenantSubscriptions subscriptions, ChannelDirectory channels, InteractionDirectory interactions)
    : IGatewayEventSink
{
    long _received;
    long _dispatched;

    /// <summary>Counts since the start.</summary>
    public DispatcherStatistics Statistics => new(Volatile.Read(ref _received), Volatile.Read(ref _dispatched));

    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch)
    {
        Interlocked.Increment(ref _received);
        // Events outside guilds (direct messages) have no tenant.
        if (dispatch.GuildId is not { } guildId || !subscriptions.Knows(guildId))
            return;
        channels.Learn(guildId, dispatch.EventName, dispatch.Data);
        if (subscriptions.Find(guildId, dispatch.EventName) is not { } eventName)
            return;
        var tenant = TenantId.Guild(guildId);
        if (dispatch.EventName.SequenceEqual("INTERACTION_CREATE"u8))
            interactions.Learn(tenant, dispatch.Data);
        Interlocked.Increment(ref _dispatched);
        pool.Dispatch(tenant, eventName, dispatch.Data);
    }
}
