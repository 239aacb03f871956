namespace TemplateWorker.Playground.Gateway;

/// <summary>Where the world sends its dispatches.</summary>
interface IDispatchSink
{
    /// <summary>Hands a dispatch to every session that asked for it. Called under the world's lock; never waits.</summary>
    void Publish(GatewayEvent dispatch);
}
