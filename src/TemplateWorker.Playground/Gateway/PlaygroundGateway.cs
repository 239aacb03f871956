namespace TemplateWorker.Playground.Gateway;

/// <summary>The gateway's side of the playground: who is connected, and the faults that Discord's own can have.</summary>
public sealed class PlaygroundGateway
{
    readonly GatewayHub _hub;

    internal PlaygroundGateway(GatewayHub hub) => _hub = hub;

    /// <summary>Sessions with a client connected to them.</summary>
    public int ConnectedSessions => Connections().Count();

    /// <summary>The number of the newest event of the sessions with a client; 0 without one.</summary>
    public long LastSequence =>
        _hub.Sessions.Where(session => session.Connection is not null).Select(session => session.Last).DefaultIfEmpty().Max();

    /// <summary>Closes every connection with a code; sessions can be resumed.</summary>
    /// <param name="code">A websocket close code, 1000 or 3000 to 4999.</param>
    public void Close(int code) => _hub.CloseAll(GatewayClose.OnRequest(code));

    /// <summary>Cuts every connection without a close frame, as a failing network does; sessions can be resumed.</summary>
    public void Cut() => _hub.CloseAll(GatewayClose.CutOnRequest);

    /// <summary>Asks every client to reconnect and resume (op 7).</summary>
    public void RequestReconnect() => SendToAll(GatewayFrames.Reconnect);

    /// <summary>Asks every client for a heartbeat at once (op 1).</summary>
    public void RequestHeartbeat() => SendToAll(GatewayFrames.HeartbeatRequest);

    /// <summary>Tells every client that its session is invalid (op 9).</summary>
    /// <param name="resumable">False ends the sessions, so that a resume fails too.</param>
    public void Invalidate(bool resumable)
    {
        foreach (var session in _hub.Sessions)
        {
            var connection = session.Connection;
            if (!resumable)
                _hub.Remove(session);
            connection?.Unbind();
            connection?.SendControl(GatewayFrames.InvalidSession(resumable));
            if (resumable && connection is not null)
                _hub.Release(session, connection);
        }
    }

    void SendToAll(byte[] frame)
    {
        foreach (var connection in Connections())
            connection.SendControl(frame);
    }

    IEnumerable<GatewayConnection> Connections() =>
        _hub.Sessions.Select(session => session.Connection).OfType<GatewayConnection>();
}
