namespace TemplateWorker.Templates.Compilation;

/// <summary>A module that a source file names.</summary>
/// <param name="File">The source file.</param>
/// <param name="Name">The module as it is written.</param>
sealed record ImportOf(string File, string Name);
