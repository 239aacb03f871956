namespace TemplateWorker.Discord.Gateway;

/// <summary>Where a shard is in its life.</summary>
public enum GatewayShardState
{
    /// <summary>Not connected: waits for its turn to open a session, or before another attempt.</summary>
    Waiting,

    /// <summary>Opening a connection.</summary>
    Connecting,

    /// <summary>Opening a session.</summary>
    Identifying,

    /// <summary>Continuing a session; missed events arrive.</summary>
    Resuming,

    /// <summary>Receiving events.</summary>
    Ready,

    /// <summary>Ended because it was told to.</summary>
    Stopped,

    /// <summary>Ended because Discord will not serve it.</summary>
    Failed,
}
