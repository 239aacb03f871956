namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// Says what a template can do about a name that it does not have. The compiler advises to install packages or to change
/// settings, neither of which a template can.
/// </summary>
static class MissingNames
{
    const string Advice = " Do you need to ";

    /// <summary>The message with advice that helps.</summary>
    /// <param name="message">What the compiler said.</param>
    public static CompilerMessage Explain(CompilerMessage message)
    {
        var start = message.Message.IndexOf(Advice, StringComparison.Ordinal);
        return start < 0 ? message : message with { Message = $"{message.Message[..start]} {Remedy(message)}" };
    }

    static string Remedy(CompilerMessage message) => message.Code switch
    {
        // The names that test runners define.
        "TS2582" or "TS2593" => "Tests import what they need: import { expect, test } from \"templateworker/testing\".",
        _ when message.Message.Contains("'SharedArrayBuffer'", StringComparison.Ordinal) || message.Message.Contains("'Atomics'", StringComparison.Ordinal) =>
            "A template has one thread and no shared memory.",
        _ => "A template has the library of ES2024 and the SDK; it runs neither in a browser nor in Node.js.",
    };
}
