using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Rig;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Dispatch;

namespace TemplateWorker.Chaos.Records;

/// <summary>Notes what the gateway's client hands to the dispatcher, and what the dispatcher begins with it.</summary>
/// <param name="dispatcher">The host's.</param>
/// <param name="ledger">Where it is noted.</param>
/// <param name="windows">Told of sessions that were resumed.</param>
sealed class WatchedGateway(Dispatcher dispatcher, EventLedger ledger, FaultWindows windows) : IGatewayEventSink
{
    int _sessions;

    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch)
    {
        int? number = null;
        if (dispatch.EventName.SequenceEqual("MESSAGE_CREATE"u8))
            number = Note(dispatch.Data);
        else if (dispatch.EventName.SequenceEqual("RESUMED"u8))
            windows.CountResumed();
        else if (dispatch.EventName.SequenceEqual("READY"u8) && ++_sessions > 1)
            ledger.Surprise("The gateway opened a second session.");

        // There is one shard, so nobody else dispatches meanwhile.
        var before = dispatcher.Statistics.Dispatched;
        dispatcher.OnDispatch(dispatch);
        if (dispatcher.Statistics.Dispatched > before)
            ledger.Dispatch(dispatch.GuildId!.Value, number);
    }

    int? Note(ReadOnlySpan<byte> data)
    {
        if (ChaosTemplate.NumberAfter(data, ChaosTemplate.Event) is { } number)
        {
            ledger.Deliver(number);
            return number;
        }
        if (ChaosTemplate.NumberAfter(data, ChaosTemplate.Answer) is { } answered)
            ledger.SeeAnswer(answered);
        return null;
    }
}
