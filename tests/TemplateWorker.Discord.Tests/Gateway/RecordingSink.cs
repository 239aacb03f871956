using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>Keeps the events that arrive.</summary>
sealed class RecordingSink : IGatewayEventSink
{
    readonly ConcurrentQueue<ReceivedEvent> _events = new();

    public IReadOnlyList<ReceivedEvent> Events => [.. _events];

    public IEnumerable<string> Names => _events.Select(received => received.Name);

    public void OnDispatch(in GatewayDispatch dispatch)
    {
        var name = Encoding.UTF8.GetString(dispatch.EventName);
        _events.Enqueue(new ReceivedEvent(dispatch.ShardId, name, dispatch.Sequence, dispatch.GuildId, Encoding.UTF8.GetString(dispatch.Data)));
        if (name == "THROWS")
            throw new InvalidOperationException("the sink failed");
    }
}
