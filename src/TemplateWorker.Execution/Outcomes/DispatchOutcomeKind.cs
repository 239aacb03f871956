namespace TemplateWorker.Execution.Outcomes;

/// <summary>How a dispatch ended, as the host knows it.</summary>
public enum DispatchOutcomeKind
{
    /// <summary>Every handler ran and every promise it made settled.</summary>
    Ok,

    /// <summary>A handler threw, a promise was rejected and nobody handled it, or the templates could not be loaded.</summary>
    Error,

    /// <summary>Ended for using more processor time than one dispatch may.</summary>
    CpuLimit,

    /// <summary>Ended for holding more memory than its tenant may.</summary>
    MemoryLimit,

    /// <summary>Ended because its wall-clock deadline passed.</summary>
    Deadline,

    /// <summary>Ended because the host stops.</summary>
    Cancelled,

    /// <summary>The sandbox ended while it held the dispatch.</summary>
    Crash,

    /// <summary>Never given to a sandbox: a queue was full or the host was stopping.</summary>
    Refused,

    /// <summary>Never given to a sandbox: the tenant is suspended for offending again and again.</summary>
    Suspended,
}
