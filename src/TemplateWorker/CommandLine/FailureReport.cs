using System.CommandLine;
using System.Text.Json.Nodes;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.CommandLine;

/// <summary>Tells machines why a verb failed: one JSON object on stdout, where <c>--json</c> is given. People read stderr.</summary>
static class FailureReport
{
    const string Json = "--json";

    /// <summary>Prints why, if the command line asks for JSON.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="code">One of <see cref="FailureCode"/>.</param>
    /// <param name="message">What stderr says.</param>
    /// <param name="diagnostics">What is wrong with the template, when that is the reason.</param>
    public static void Print(ParseResult arguments, string code, string message, IReadOnlyList<CompileDiagnostic> diagnostics)
    {
        if (arguments.CommandResult.Command.Options.Any(option => option.Name == Json && arguments.GetResult(option) is { Implicit: false }))
        {
            JsonLines.Print(Of(code, message, diagnostics));
        }
    }

    /// <summary>The object that is printed.</summary>
    /// <param name="code">One of <see cref="FailureCode"/>.</param>
    /// <param name="message">What people read.</param>
    /// <param name="diagnostics">What is wrong with the template, when that is the reason.</param>
    public static JsonObject Of(string code, string message, IReadOnlyList<CompileDiagnostic> diagnostics) =>
        new() { ["error"] = ToJson(code, message, diagnostics) };

    /// <summary>Why, as it is below <c>error</c>.</summary>
    /// <param name="code">One of <see cref="FailureCode"/>.</param>
    /// <param name="message">What people read.</param>
    /// <param name="diagnostics">What is wrong with the template, when that is the reason.</param>
    public static JsonObject ToJson(string code, string message, IReadOnlyList<CompileDiagnostic> diagnostics) =>
        new() { ["code"] = code, ["message"] = message, ["diagnostics"] = ToJson(diagnostics) };

    /// <summary>What is wrong with a template.</summary>
    public static JsonArray ToJson(IEnumerable<CompileDiagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => new JsonObject
    {
        ["file"] = diagnostic.File,
        ["line"] = diagnostic.Line,
        ["column"] = diagnostic.Column,
        ["code"] = diagnostic.Code,
        ["message"] = diagnostic.Message,
        ["excerpt"] = diagnostic.Excerpt,
    })];
}
