namespace TemplateWorker.Templates.Compilation;

/// <summary>How a compilation ended.</summary>
/// <param name="Template">The compiled template; null when there are diagnostics.</param>
/// <param name="Diagnostics">Everything that is wrong, by file and line; empty when nothing is.</param>
public sealed record CompileResult(CompiledTemplate? Template, IReadOnlyList<CompileDiagnostic> Diagnostics);
