namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>Something that a sandbox may read.</summary>
/// <param name="Path">Its path, without links above it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Where a link points.</param>
sealed record ReadableFile(string Path, ReadableKind Kind, string? Target = null);
