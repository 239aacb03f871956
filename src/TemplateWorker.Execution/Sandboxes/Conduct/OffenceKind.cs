namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>What a tenant's templates did to those that share their sandbox.</summary>
public enum OffenceKind
{
    /// <summary>Used all the processor time that they could have.</summary>
    CpuLimit,

    /// <summary>Held more memory than they may.</summary>
    MemoryLimit,

    /// <summary>Were not done by their deadline, and computed for as long as a dispatch may.</summary>
    Deadline,

    /// <summary>Ran while the process ended.</summary>
    Crash,

    /// <summary>Made all host calls that a dispatch may make, or logged more lines.</summary>
    Flood,
}
