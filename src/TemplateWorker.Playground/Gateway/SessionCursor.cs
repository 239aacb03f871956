namespace TemplateWorker.Playground.Gateway;

/// <summary>How far a connection has sent its session's dispatches.</summary>
sealed class SessionCursor(GatewaySession session, long sent)
{
    public GatewaySession Session { get; } = session;

    /// <summary>The last sequence sent; moved by the writing loop alone.</summary>
    public long Sent { get; set; } = sent;
}
