namespace TemplateWorker.Storage.Administration;

/// <summary>How many rows a table has.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
public sealed record RowCount(string Table, long Rows);
