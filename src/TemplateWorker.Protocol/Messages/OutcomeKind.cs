namespace TemplateWorker.Protocol.Messages;

/// <summary>How a dispatch ended, as a sandbox can say it.</summary>
public enum OutcomeKind : byte
{
    /// <summary>Every handler ran and every promise it made settled.</summary>
    Ok = 0,

    /// <summary>A handler threw, or a promise was rejected and nobody handled it.</summary>
    Error = 1,

    /// <summary>Ended for using more processor time than one dispatch may.</summary>
    CpuLimit = 2,

    /// <summary>Ended for holding more memory than its tenant may.</summary>
    MemoryLimit = 3,

    /// <summary>Ended because its wall-clock deadline passed.</summary>
    Deadline = 4,

    /// <summary>Ended because the host asked for it.</summary>
    Cancelled = 5,
}
