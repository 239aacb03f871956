namespace TemplateWorker.ScriptEngine;

/// <summary>The end of a call into a realm.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Number">The number of <see cref="ScriptResultKind.Number"/>.</param>
/// <param name="Text">The string of <see cref="ScriptResultKind.Text"/>.</param>
/// <param name="Function">The function of <see cref="ScriptResultKind.Function"/>.</param>
/// <param name="Error">The error of <see cref="ScriptResultKind.Threw"/>.</param>
public readonly record struct ScriptResult(
    ScriptResultKind Kind, double Number = 0, string? Text = null, ScriptFunction? Function = null,
    ScriptError? Error = null);
