namespace TemplateWorker.Execution.Sandboxes;

/// <summary>Why a process that is well gives its place to another.</summary>
enum ReplaceCause
{
    /// <summary>The operator asked for new processes.</summary>
    Reload,

    /// <summary>It holds more memory than it should.</summary>
    Memory,
}
