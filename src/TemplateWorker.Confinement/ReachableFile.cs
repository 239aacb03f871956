namespace TemplateWorker.Confinement;

/// <summary>Something of the file system that a confined process may use.</summary>
/// <param name="Path">Its path, without links above it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">Where a link points.</param>
sealed record ReachableFile(string Path, ReachableKind Kind, string? Target = null);
