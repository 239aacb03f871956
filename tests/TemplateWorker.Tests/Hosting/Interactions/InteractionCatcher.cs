using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Tests.Hosting.Interactions;

/// <summary>Stands where the dispatcher is.</summary>
sealed class InteractionCatcher : IGatewayEventSink
{
    public ConcurrentQueue<TakenInteraction> Taken { get; } = new();

    public void OnDispatch(in GatewayDispatch dispatch) => Taken.Enqueue(
        new TakenInteraction(Encoding.UTF8.GetString(dispatch.EventName), dispatch.GuildId, Encoding.UTF8.GetString(dispatch.Data)));
}
