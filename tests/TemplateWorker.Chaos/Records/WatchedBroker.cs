using System.Text;
using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Rig;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Chaos.Records;

/// <summary>Notes how the broker answers writes and messages: an answer that is on its way counts as acknowledged.</summary>
/// <param name="broker">The host's.</param>
/// <param name="ledger">Where it is noted.</param>
/// <param name="windows">Tells whether the database is away.</param>
sealed class WatchedBroker(IHostCallBroker broker, EventLedger ledger, FaultWindows windows) : IHostCallBroker
{
    /// <inheritdoc/>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        if (method.SequenceEqual("kv.set"u8) && ChaosTemplate.NumberAfter(arguments, ChaosTemplate.Key) is { } written)
            call.Answered = (succeeded, json) => ledger.EndWrite(written, succeeded ? WriteEnd.Acknowledged : WhyNot(json));
        else if (method.SequenceEqual("discord.createMessage"u8) && ChaosTemplate.NumberAfter(arguments, ChaosTemplate.Answer) is { } answered)
            call.Answered = (succeeded, json) => Note(answered, succeeded, json);
        broker.Call(call, method, arguments);
    }

    void Note(int number, bool succeeded, ReadOnlySpan<byte> json)
    {
        if (succeeded)
            ledger.Answer(number);
        else if (json.IndexOf("DeadlineError"u8) < 0)
            ledger.Surprise($"A message was refused: {Encoding.UTF8.GetString(json)}");
    }

    WriteEnd WhyNot(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("DeadlineError"u8) >= 0)
            return WriteEnd.TooLate;
        if (json.IndexOf("\"Unavailable\""u8) >= 0 && windows.IsDatabaseAway)
            return WriteEnd.DatabaseAway;
        ledger.Surprise($"A write was refused: {Encoding.UTF8.GetString(json)}");
        return WriteEnd.Refused;
    }
}
