using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>
/// Takes a sandbox's frames, on the connection's reading thread, one at a time. A <see cref="ProtocolException"/>
/// breaks the connection.
/// </summary>
interface IFrameHandler
{
    /// <summary>A load ended.</summary>
    void TenantLoaded(in TenantLoadedMessage message);

    /// <summary>A dispatch ended.</summary>
    void DispatchEnded(in OutcomeMessage message);

    /// <summary>A template asks for something.</summary>
    void HostCalled(in HostCallMessage message);

    /// <summary>A template logged a line.</summary>
    void Logged(in LogMessage message);

    /// <summary>The sandbox worked off more of what was sent to it.</summary>
    void WorkedOff();
}
