namespace TemplateWorker.Storage.Administration;

/// <summary>What was found in a dump by reading all of it.</summary>
/// <param name="Rows">Rows of each table, in the order of the dump.</param>
/// <param name="Migrations">What the database that it was made of had recorded as applied, with its time.</param>
sealed record DumpContents(IReadOnlyList<RowCount> Rows, IReadOnlyDictionary<string, DateTimeOffset> Migrations);
