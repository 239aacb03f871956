namespace TemplateWorker.Templates.Compilation;

/// <summary>A template as a sandbox runs it.</summary>
/// <param name="Entry">Path of the compiled file that runs first, one of <paramref name="Files"/>.</param>
/// <param name="Files">JavaScript (CommonJS) and JSON by path.</param>
/// <param name="SourceMaps">Source maps (version 3, JSON) by the path of the JavaScript file they belong to.</param>
/// <param name="Hash">
/// SHA-256, lower-case hexadecimal, over every source file, the compiler, its settings and the typings: the same hash
/// means the same result.
/// </param>
public sealed record CompiledTemplate(
    string Entry, IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string> SourceMaps, string Hash);
