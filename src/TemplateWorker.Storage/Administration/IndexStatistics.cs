namespace TemplateWorker.Storage.Administration;

/// <summary>How an index is used.</summary>
/// <param name="Name">The index.</param>
/// <param name="Table">Its table.</param>
/// <param name="Scans">How often it was used since statistics were last reset.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsUnique">Whether it also keeps rows apart, and is needed for that without any use.</param>
public sealed record IndexStatistics(string Name, string Table, long Scans, long Bytes, bool IsUnique);
