using System.Text.RegularExpressions;

namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// Says what a template can do about a name that it does not have. The compiler advises to install packages, to change
/// settings or to take a name that is written alike, none of which helps.
/// </summary>
static partial class MissingNames
{
    const string Advice = " Do you need to ";

    /// <summary>The message with advice that helps.</summary>
    /// <param name="message">What the compiler said.</param>
    public static CompilerMessage Explain(CompilerMessage message)
    {
        var missing = MissingName.Match(message.Message);
        if (missing.Success && Alternatives.OfGlobal(missing.Groups["name"].Value) is { } alternative)
        {
            return message with { Message = $"{missing.Groups["what"].Value} {alternative}" };
        }

        var start = message.Message.IndexOf(Advice, StringComparison.Ordinal);
        return start < 0 ? message : message with { Message = $"{message.Message[..start]} {Remedy(message)}" };
    }

    // A message with more lines is about something else that a missing name is only the cause of.
    [GeneratedRegex("""^(?<what>Cannot find (?:name|namespace) '(?<name>\w+)'\.)[^\n]*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    static partial Regex MissingName { get; }

    static string Remedy(CompilerMessage message) => message.Code switch
    {
        // The names that test runners define.
        "TS2582" or "TS2593" => "Tests import what they need: import { expect, test } from \"templateworker/testing\".",
        _ => "A template has the library of ES2024 and the SDK; it runs neither in a browser nor in Node.js.",
    };
}
