namespace TemplateWorker.ScriptEngine;

/// <summary>What a <see cref="ScriptInput"/> becomes.</summary>
public enum ScriptInputKind
{
    /// <summary>Not an argument: the list ends before it.</summary>
    None,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>What a JSON text describes.</summary>
    Json,

    /// <summary>A function.</summary>
    Function,
}
