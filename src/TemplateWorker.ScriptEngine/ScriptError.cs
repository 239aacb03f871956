namespace TemplateWorker.ScriptEngine;

/// <summary>An exception of a script.</summary>
/// <param name="Name">Its class, such as <c>SyntaxError</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">The engine's stack; may be empty.</param>
/// <param name="SourceUrl">The source it points at; may be empty.</param>
/// <param name="Line">1-based line, 0 when unknown.</param>
/// <param name="Column">1-based column, 0 when unknown.</param>
public sealed record ScriptError(string Name, string Message, string Stack, string SourceUrl, int Line, int Column);
