using TemplateWorker.EvilSandbox;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

// What an attacker who has taken over a sandbox can make of it: a process that speaks the host's protocol well until an
// event, the text of a template, or the host's first frame tells it which abuse to commit.
try
{
    using var host = new HostEnd(usesPipes: args.Contains("pipes"));
    if (!host.TryRead(out var kind, out var payload) || kind != FrameKind.Start)
        return 1;
    if (!StartAbuses.Commit(host, (StartAbuse)StartMessage.Read(payload).TickMilliseconds))
        return 0;
    host.WorkOff(1);
    new EvilLoop(host).Run();
}
catch (IOException)
{
    // The host has closed the channel, which is what most abuses lead to.
}
return 0;
