namespace TemplateWorker.ScriptEngine;

/// <summary>How a call into a realm ended.</summary>
public enum ScriptResultKind
{
    /// <summary>It returned something that is neither a number, a string nor a function.</summary>
    Other,

    /// <summary>It returned a number.</summary>
    Number,

    /// <summary>It returned a string.</summary>
    Text,

    /// <summary>It returned a function.</summary>
    Function,

    /// <summary>It threw.</summary>
    Threw,

    /// <summary>The guard ended it.</summary>
    Terminated,
}
