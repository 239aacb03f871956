namespace TemplateWorker.Protocol;

/// <summary>Exit codes of a sandbox process, shared by both sides so that the host can say why a child ended.</summary>
public enum SandboxExitCode
{
    /// <summary>The host closed the channel or asked for the end.</summary>
    Done = 0,

    /// <summary>The script engine or the C library aborted the process. It is the number of SIGABRT, see signal(7).</summary>
    Aborted = 6,

    /// <summary>Started by hand, or without the inherited channel.</summary>
    NoChannel = 64,

    /// <summary>The host speaks another protocol version or sent a frame that makes no sense.</summary>
    ProtocolViolation = 65,

    /// <summary>The script engine's library is missing or lacks an entry point.</summary>
    EngineUnavailable = 66,

    /// <summary>The process found itself with an environment, a descriptor or a right that a sandbox must not have.</summary>
    NotConfined = 67,

    /// <summary>A defect of the sandbox itself; the reason is the last line on its standard error.</summary>
    InternalError = 70,

    /// <summary>A dispatch could not be stopped inside the engine at its limit, so the process ended itself.</summary>
    RunawayScript = 71,
}
