namespace TemplateWorker.Storage.Administration;

/// <summary>What a restore brought back.</summary>
/// <param name="Tables">Rows of each table.</param>
/// <param name="Pending">Migrations that the program knows beyond what the dump had; they are not applied yet.</param>
public sealed record RestoreReport(IReadOnlyList<RowCount> Tables, IReadOnlyList<string> Pending);
