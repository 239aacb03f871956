namespace TemplateWorker.ScriptEngine;

/// <summary>The script engine's library is missing or unfit.</summary>
/// <param name="message">What was looked for and how to mend it.</param>
public sealed class ScriptEngineUnavailableException(string message) : Exception(message);
