namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>Whose doing the end of a connection was.</summary>
enum BreakCause
{
    /// <summary>The sandbox closed its end: it exited or was killed from outside.</summary>
    Closed,

    /// <summary>The sandbox sent bytes that the protocol does not allow.</summary>
    Violation,

    /// <summary>The sandbox stopped answering or ignored a limit.</summary>
    Unresponsive,

    /// <summary>The sandbox lacks a layer of confinement that it must have.</summary>
    Unconfined,

    /// <summary>The host is done with it.</summary>
    Stopped,

    /// <summary>Another process took its place.</summary>
    Replaced,

    /// <summary>The sandbox held too much memory.</summary>
    Memory,

    /// <summary>A defect of the host surfaced while it handled a frame.</summary>
    HostDefect,
}
