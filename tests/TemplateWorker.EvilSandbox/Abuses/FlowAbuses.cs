using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Signs of life and progress that are false, and reading that is slow or none.</summary>
static class FlowAbuses
{
    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["answer a ping that nobody sent"] = (host, _) => host.Send(frames => NumberMessage.Write(frames, FrameKind.Pong, 123_456_789)),
        ["work off more than came"] = (host, _) => host.WorkOff(100_000),
        ["work off less than nothing"] = (host, _) => host.WorkOff(unchecked((ulong)-1)),
        ["work off without end and without progress"] = (host, _) =>
        {
            while (true)
                host.WorkOff(0);
        },
        ["take pings without answering"] = (host, _) =>
        {
            while (host.TryRead(out var _, out var _))
                host.WorkOff(1);
        },
        ["never read"] = (_, _) => Thread.Sleep(Timeout.Infinite),
        ["read a byte a second"] = (host, _) =>
        {
            while (true)
            {
                host.ReadByte();
                Thread.Sleep(1000);
            }
        },
        ["call and never take the answers"] = (host, dispatch) =>
        {
            for (var call = 0u; ; call++)
                host.Call(dispatch.Id, "flood"u8, [], call);
        },
    };
}
