namespace TemplateWorker.Discord.Gateway;

/// <summary>Where the events of the gateway go.</summary>
public interface IGatewayEventSink
{
    /// <summary>
    /// Takes one event. Called on the shard's receive loop, so it must not block; different shards call at the same
    /// time. An exception is logged and costs this event only.
    /// </summary>
    /// <param name="dispatch">The event; copy what is needed after the call.</param>
    void OnDispatch(in GatewayDispatch dispatch);
}
