namespace TemplateWorker.Discord.Gateway;

/// <summary>What a gateway frame is for (field <c>op</c>), by Discord's numbers.</summary>
public enum GatewayOpcode
{
    /// <summary>An event.</summary>
    Dispatch = 0,

    /// <summary>A sign of life; when received, one is to be sent at once.</summary>
    Heartbeat = 1,

    /// <summary>Opens a session.</summary>
    Identify = 2,

    /// <summary>Continues a session after a lost connection.</summary>
    Resume = 6,

    /// <summary>Discord asks to connect anew and to resume.</summary>
    Reconnect = 7,

    /// <summary>Asks for members of a guild.</summary>
    RequestGuildMembers = 8,

    /// <summary>The session is gone; the data says whether it may be resumed.</summary>
    InvalidSession = 9,

    /// <summary>The first frame of a connection; carries the interval of heartbeats.</summary>
    Hello = 10,

    /// <summary>Answers a heartbeat.</summary>
    HeartbeatAcknowledged = 11,
}
