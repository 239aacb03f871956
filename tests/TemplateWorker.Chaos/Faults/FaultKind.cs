namespace TemplateWorker.Chaos.Faults;

/// <summary>What goes wrong.</summary>
enum FaultKind
{
    /// <summary>A sandbox is killed with SIGKILL.</summary>
    SandboxKilled,

    /// <summary>PostgreSQL is stopped in order (fast), and started.</summary>
    DatabaseRestarted,

    /// <summary>PostgreSQL is killed with SIGKILL, and started: it has to recover.</summary>
    DatabaseCrashed,

    /// <summary>The gateway's connection is cut without a word.</summary>
    GatewayCut,

    /// <summary>The gateway closes the connection with a code that lets the session be resumed.</summary>
    GatewayClosed,

    /// <summary>The gateway asks to reconnect (op 7).</summary>
    GatewayReconnect,
}
