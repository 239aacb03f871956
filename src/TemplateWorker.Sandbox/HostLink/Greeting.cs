using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.Limits;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>The host's first frame.</summary>
static class Greeting
{
    /// <summary>Waits for the host's <see cref="FrameKind.Start"/>.</summary>
    /// <param name="inbox">Frames from the host.</param>
    /// <returns>The bounds it sets.</returns>
    /// <exception cref="ProtocolException">Something else came, or another protocol version.</exception>
    /// <exception cref="HostGoneException">The host closed the channel.</exception>
    internal static SandboxLimits Receive(Inbox inbox)
    {
        FrameKind kind;
        Span<byte> payload;
        while (!inbox.TryTake(out kind, out payload))
            inbox.Receive();
        if (kind != FrameKind.Start)
            throw new ProtocolException($"The first frame is {kind} instead of {FrameKind.Start}.");
        var start = StartMessage.Read(payload);
        return start.Version == ProtocolVersion.Current
            ? SandboxLimits.From(start)
            : throw new ProtocolException(
                $"The host speaks version {start.Version} of the protocol, this sandbox {ProtocolVersion.Current}. " +
                "Host and sandbox must come from the same build.");
    }
}
