using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox;

/// <summary>How it greets the host.</summary>
static class StartAbuses
{
    /// <summary>Says hello, or does what was asked instead.</summary>
    /// <returns>Whether to go on.</returns>
    public static bool Commit(HostEnd host, StartAbuse abuse)
    {
        switch (abuse)
        {
            case StartAbuse.SaysNothing:
                Thread.Sleep(Timeout.Infinite);
                break;
            case StartAbuse.SpeaksAnotherVersion:
                host.Send(frames => new HelloMessage(ProtocolVersion.Current + 1, "evil").WriteTo(frames));
                break;
            case StartAbuse.EndsDispatchFirst:
                host.Send(frames => new OutcomeMessage(1, OutcomeKind.Ok, default, default).WriteTo(frames));
                break;
            case StartAbuse.GreetsWithoutText:
                host.SendFrame(FrameKind.Hello, [(byte)ProtocolVersion.Current, 0, 2, 0, 0, 0, 0xc3, 0x28]);
                break;
            case StartAbuse.ExitsAtOnce:
                return false;
            default:
                host.Send(frames => new HelloMessage(ProtocolVersion.Current, "evil\r\n\u001b[31m").WriteTo(frames));
                break;
        }
        return abuse != StartAbuse.ExitsAtFirstPing || !AwaitPing(host);
    }

    static bool AwaitPing(HostEnd host)
    {
        // The host's first frame; the next one waits until it is worked off.
        host.WorkOff(1);
        while (host.TryRead(out var kind, out _))
        {
            host.WorkOff(1);
            if (kind == FrameKind.Ping)
                return true;
        }
        return false;
    }
}
