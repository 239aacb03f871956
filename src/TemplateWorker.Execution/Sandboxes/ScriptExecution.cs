namespace TemplateWorker.Execution.Sandboxes;

/// <summary>How sandboxes run scripts.</summary>
public enum ScriptExecution
{
    /// <summary>What runs often is compiled to machine code: many times faster in long loops.</summary>
    Compiled,

    /// <summary>By the engine's interpreter alone: a seventh less memory, and no compiler that could be attacked.</summary>
    Interpreted,
}
