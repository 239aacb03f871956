namespace TemplateWorker.Templates.Compilation;

/// <summary>How a run of the compiler ended.</summary>
enum CompilerEnd
{
    /// <summary>By itself, with or without diagnostics.</summary>
    Done,

    /// <summary>It was stopped at the time limit.</summary>
    OutOfTime,

    /// <summary>It found no more memory.</summary>
    OutOfMemory,

    /// <summary>It wrote more than anybody would read.</summary>
    TooTalkative,

    /// <summary>It crashed, or a layer of its confinement failed.</summary>
    Crashed,

    /// <summary>Its program, or that of a layer, could not be executed.</summary>
    NotExecuted,
}
