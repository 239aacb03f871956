using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Authoring;

/// <summary>What is known of a template before anybody runs it.</summary>
/// <param name="Compiled">The compiled template; null when it does not compile.</param>
/// <param name="Events">Names of the events it subscribes to; none when anything is wrong.</param>
/// <param name="Commands">Its commands: a JSON array of Discord application commands, UTF-8.</param>
/// <param name="Diagnostics">Everything that is wrong; empty when the template can be used.</param>
sealed record InspectedTemplate(
    CompiledTemplate? Compiled, IReadOnlyList<string> Events, ReadOnlyMemory<byte> Commands, IReadOnlyList<CompileDiagnostic> Diagnostics)
{
    /// <summary>Of a template that cannot be used.</summary>
    /// <param name="compiled">The compiled template, if it compiles.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static InspectedTemplate Failed(CompiledTemplate? compiled, params IReadOnlyList<CompileDiagnostic> diagnostics) =>
        new(compiled, [], "[]"u8.ToArray(), diagnostics);
}
