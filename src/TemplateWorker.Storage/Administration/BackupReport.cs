namespace TemplateWorker.Storage.Administration;

/// <summary>What a backup holds, as found by reading it back.</summary>
/// <param name="File">The file's full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Tables">Rows of each table.</param>
/// <param name="Schema">The last migration that the database had applied; null when it never recorded one.</param>
public sealed record BackupReport(string File, long Bytes, IReadOnlyList<RowCount> Tables, string? Schema);
