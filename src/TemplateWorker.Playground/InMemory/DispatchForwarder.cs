using TemplateWorker.Playground.Gateway;

namespace TemplateWorker.Playground.InMemory;

/// <summary>Hands every dispatch of the world to one receiver, in the world's order.</summary>
sealed class DispatchForwarder(Action<PlaygroundDispatch> receive) : IDispatchSink
{
    public void Publish(GatewayEvent dispatch) => receive(Forwarded(dispatch));

    public static PlaygroundDispatch Forwarded(GatewayEvent dispatch) => new(dispatch.Name, dispatch.GuildId, dispatch.Data);
}
